import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { makingMessages } from './office-making-messages.ts'
import type { Edited } from './use-draft.ts'

type Props = { edited: Edited; isPublished: boolean; onChange: (changes: (before: Edited) => Edited) => void }

/** What a quiz is called, and whose it is; organisation and trade stay as they were published. */
export const QuizHead = ({ edited, isPublished, onChange }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const trades = useTrades()
  const organisations = useOrganisationOptions()
  const { draft, organisationId, tradeCode } = edited
  const sectionsWith = (changes: { tradeCode?: string; language?: 'zh-CN' | 'en' }) => ({
    ...draft.blueprint,
    // Exam points, sources and questions that are named belong to the trade that it was.
    sections: draft.blueprint.sections.map(({ examPoints, sources, fixed, byWeights, ...section }) => ({
      ...section,
      ...changes,
    })),
  })
  return (
    <>
      <TextInput
        label={words.title}
        value={draft.title}
        maxLength={120}
        maw="32rem"
        onChange={(event) => {
          const title = event.currentTarget.value
          onChange((before) => ({ ...before, draft: { ...before.draft, title } }))
        }}
      />
      <Group mt="sm" gap="sm" align="flex-end">
        <NativeSelect
          label={words.forOrganisation}
          value={String(organisationId)}
          disabled={isPublished}
          data={organisations}
          onChange={(event) => {
            const id = Number(event.currentTarget.value)
            onChange((before) => ({ ...before, organisationId: id }))
          }}
        />
        <NativeSelect
          label={office.trade}
          value={tradeCode}
          disabled={isPublished}
          data={trades.options}
          onChange={(event) => {
            const code = event.currentTarget.value
            onChange((before) => ({
              ...before,
              tradeCode: code,
              draft: { ...before.draft, blueprint: sectionsWith({ tradeCode: code }) },
            }))
          }}
        />
        <NativeSelect
          label={office.language}
          value={draft.language}
          data={Object.entries(office.languages).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            const language = event.currentTarget.value as 'zh-CN' | 'en'
            onChange((before) => ({
              ...before,
              draft: { ...before.draft, language, blueprint: sectionsWith({ language }) },
            }))
          }}
        />
      </Group>
      {isPublished ? <p>{words.ownerStays}</p> : null}
    </>
  )
}
