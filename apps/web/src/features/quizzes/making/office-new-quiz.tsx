import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { navigate } from '../../../router/address.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { makingMessages } from './office-making-messages.ts'
import { readQuizzesAnew } from './office-quiz.ts'
import { useTemplateLabel } from './office-template-select.tsx'
import { newDraft, templates } from './office-templates.ts'

/** Begins a quiz: whose it is, of which trade, and from which template. */
export const NewQuiz = ({ onClose }: { onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const locale = useLocale()
  const trades = useTrades()
  const organisations = useOrganisationOptions()
  const labelOf = useTemplateLabel()
  const [title, setTitle] = useState('')
  const [organisationId, setOrganisation] = useState('')
  const [tradeCode, setTrade] = useState('')
  const [name, setTemplate] = useState<string>('classic')
  const trade = tradeCode || (trades.options[0]?.value ?? '')
  const owner = organisationId || (organisations[0]?.value ?? '')
  const template = templates.find((one) => one.name === name) ?? templates[0]
  const creating = useMutation({
    mutationFn: async () => {
      if (template === undefined) return
      const draft = newDraft(title.trim(), locale, template, trade)
      const body = { organisationId: Number(owner), tradeCode: trade, draft }
      const { quizId } = await call('POST /api/office/quizzes', { body })
      readQuizzesAnew()
      navigate(`/office/quizzes/${quizId}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (owner !== '' && trade !== '') creating.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={words.newQuiz} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <TextInput
          label={words.title}
          value={title}
          required
          maxLength={120}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          mt="sm"
          label={words.forOrganisation}
          description={words.forOrganisationHint}
          value={owner}
          data={organisations}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <NativeSelect
          mt="sm"
          label={office.trade}
          value={trade}
          data={trades.options}
          onChange={(event) => setTrade(event.currentTarget.value)}
        />
        <NativeSelect
          mt="sm"
          label={words.template}
          description={words.templateHint}
          value={name}
          data={templates.map((one) => ({ value: one.name, label: labelOf(one) }))}
          onChange={(event) => setTemplate(event.currentTarget.value)}
        />
        {creating.error ? <ApiProblem error={creating.error} retry={() => creating.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={creating.isPending}>
            {words.create}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
