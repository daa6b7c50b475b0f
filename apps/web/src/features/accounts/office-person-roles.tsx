import { Button, MultiSelect, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { note } from '../../office/office-note.tsx'
import { useRights } from '../../office/rights.ts'
import { useTrades } from '../../office/use-trades.ts'
import { placeInTree } from '../organisations/office-tree.ts'
import { peopleMessages } from './office-messages.ts'
import styles from './office-person.module.css'
import { grantRole, type Person, type Role, revokeRole } from './office-person.ts'

const GrantRole = ({ person }: { person: Person }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  const { owner } = useRights()
  const { data } = useQuery(apiQuery('GET /api/organisations', {}))
  const [role, setRole] = useState<Role>('expert')
  const [organisation, setOrganisation] = useState<number>()
  const [trades, setTrades] = useState<string[]>([])
  const { options } = useTrades()
  const places = placeInTree(data?.items ?? [])
  const on = organisation ?? places[0]?.organisationId
  const granting = useMutation({
    mutationFn: async (organisationId: number) => {
      await grantRole(person.personId, role, organisationId, role === 'expert' ? trades : [])
      note(words.granted, () => revokeRole(person.personId, role, organisationId))
    },
  })
  const roles: Role[] = owner ? ['expert', 'union', 'admin', 'owner'] : ['expert', 'union', 'admin']
  return (
    <>
      <div className={styles.grant}>
        <NativeSelect
          label={words.role}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: office.roles[value] }))}
        />
        <NativeSelect
          label={words.grantOn}
          value={on === undefined ? '' : String(on)}
          onChange={(event) => setOrganisation(Number(event.currentTarget.value))}
          data={places.map(({ organisationId, name, depth }) => ({
            value: String(organisationId),
            label: `${'\u3000'.repeat(depth)}${name}`,
          }))}
        />
        <Button
          loading={granting.isPending}
          disabled={on === undefined}
          onClick={() => on !== undefined && granting.mutate(on)}
        >
          {words.grant}
        </Button>
      </div>
      {role === 'expert' ? (
        <MultiSelect
          mt="xs"
          label={words.grantTrades}
          description={words.grantTradesHint}
          searchable
          clearable
          maxValues={50}
          value={trades}
          onChange={setTrades}
          data={options}
        />
      ) : null}
      <p className={styles.soft}>{words.roleMeans[role]}</p>
      {granting.error ? <ApiProblem error={granting.error} /> : null}
    </>
  )
}

/** The roles somebody holds, to be taken back, and new ones to be granted; both can be undone. */
export const PersonRoles = ({ person }: { person: Person }) => {
  const trades = useTrades()
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  const revoking = useMutation({
    mutationFn: async ({ role, organisationId, tradeCodes }: Person['roles'][number]) => {
      await revokeRole(person.personId, role, organisationId)
      note(words.revoked, () => grantRole(person.personId, role, organisationId, tradeCodes ?? []))
    },
  })
  return (
    <section>
      <h3>{words.roles}</h3>
      {person.roles.length === 0 ? <p className={styles.soft}>{words.noRoles}</p> : null}
      <ul>
        {person.roles.map((held) => (
          <li key={`${held.role} ${held.organisationId}`} className={styles.row}>
            {words.roleAt(office.roles[held.role], held.organisationName)}
            {held.tradeCodes === null ? null : ` · ${held.tradeCodes.map(trades.name).join('、')}`}
            <Button
              size="xs"
              loading={revoking.isPending}
              aria-label={words.revokeOf(office.roles[held.role], held.organisationName)}
              onClick={() => revoking.mutate(held)}
            >
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
      {revoking.error ? <ApiProblem error={revoking.error} /> : null}
      <GrantRole person={person} />
    </section>
  )
}
