import { Badge, Button, Group, Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { useZoned } from '../../../office/zone.ts'
import { rulesMessages } from './messages.ts'
import type { Given, Override } from './office-overrides.ts'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'

/** What is given, each in a line; a window that is over says so. */
export const Gift = ({ given, now }: { given: Given; now: string }) => {
  const words = useMessages(officeRulesMessages)
  const spoken = useMessages(rulesMessages)
  const format = useFormat()
  const { moment } = useZoned()
  const { extraSeconds, moreAttempts, window } = given
  return (
    <div className={styles.gift}>
      {extraSeconds === null ? null : <span>{words.plusTime(spoken.length(extraSeconds))}</span>}
      {moreAttempts === null ? null : <span>{words.plusAttempts(format.number(moreAttempts))}</span>}
      {window === null ? null : (
        <span className="tabular">
          {words.between(moment(window.opensAt), moment(window.closesAt))}{' '}
          {window.closesAt < now ? <Badge color="gray">{words.over}</Badge> : null}
        </span>
      )}
    </div>
  )
}

type Props = {
  overrides: readonly Override[]
  now: string
  onChange: (override: Override) => void
  onRemove: (override: Override) => void
}

export const OverridesTable = ({ overrides, now, onChange, onRemove }: Props) => {
  const words = useMessages(officeRulesMessages)
  const nameOf = ({ person, organisation }: Override) => person?.displayName ?? organisation?.name ?? ''
  return (
    <DataTable
      caption={words.title}
      head={
        <>
          <Table.Th>{words.target}</Table.Th>
          <Table.Th>{words.given}</Table.Th>
          <Table.Th>{words.why}</Table.Th>
          <Table.Th>{words.by}</Table.Th>
          <Table.Th>{words.actions}</Table.Th>
        </>
      }
    >
      {overrides.map((override) => (
        <Table.Tr key={override.overrideId}>
          <Table.Td>
            <span className={styles.whom}>
              {nameOf(override)}
              <small>
                {override.person
                  ? `${override.person.username} · ${override.person.organisation}`
                  : words.organisations}
              </small>
            </span>
          </Table.Td>
          <Table.Td>
            <Gift given={override} now={now} />
          </Table.Td>
          <Table.Td>
            <div className={styles.why}>{override.reason}</div>
          </Table.Td>
          <Table.Td>{override.actor}</Table.Td>
          <Table.Td>
            {override.isOwn ? (
              words.own
            ) : (
              <Group gap={2} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${words.change}: ${nameOf(override)}`}
                  onClick={() => onChange(override)}
                >
                  {words.change}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${words.takeBack}: ${nameOf(override)}`}
                  onClick={() => onRemove(override)}
                >
                  {words.takeBack}
                </Button>
              </Group>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
