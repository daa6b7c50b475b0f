import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { officeRulesMessages } from './office-rules-messages.ts'

export type Target = { personId: string } | { organisationId: number }
type Props = { organisationId: number; value: Target | undefined; onChange: (target: Target | undefined) => void }

/** A person, found by name or account within the quiz's organisation. */
const PersonField = ({ organisationId, value, onChange }: Props) => {
  const words = useMessages(officeRulesMessages)
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const people = useQuery({
    ...apiQuery('GET /api/accounts', { query: { search, organisationId } }),
    enabled: search !== '',
  })
  const found = search === '' ? [] : (people.data?.items ?? [])
  const chosen = value && 'personId' in value ? value.personId : ''
  const choose = (personId: string) => onChange(personId === '' ? undefined : { personId })
  return (
    <>
      <TextInput
        label={words.find}
        description={words.findHint}
        value={typed}
        data-autofocus
        autoComplete="off"
        error={people.data && search !== '' && found.length === 0 ? words.noPerson : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          choose('')
        }}
      />
      {found.length > 0 ? (
        <NativeSelect
          label={words.choosePerson}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: '–' },
            ...found.map((one) => ({
              value: one.personId,
              label: `${one.displayName} · ${one.username} · ${one.organisationName}`,
            })),
          ]}
        />
      ) : null}
    </>
  )
}

/** Whom an exception is for: one person, or an organisation of the tree. */
export const TargetFields = ({ organisationId, value, onChange }: Props) => {
  const words = useMessages(officeRulesMessages)
  const organisations = useOrganisationOptions(organisationId)
  const [kind, setKind] = useState<'person' | 'organisation'>('person')
  return (
    <>
      <SegmentedControl
        aria-label={words.target}
        value={kind}
        onChange={(next) => {
          setKind(next === 'person' ? 'person' : 'organisation')
          onChange(next === 'person' ? undefined : { organisationId })
        }}
        data={[
          { value: 'person', label: words.person },
          { value: 'organisation', label: words.organisation },
        ]}
      />
      {kind === 'person' ? (
        <PersonField organisationId={organisationId} value={value} onChange={onChange} />
      ) : (
        <NativeSelect
          label={words.organisations}
          value={value && 'organisationId' in value ? String(value.organisationId) : ''}
          data={organisations}
          onChange={(event) => onChange({ organisationId: Number(event.currentTarget.value) })}
        />
      )}
    </>
  )
}
