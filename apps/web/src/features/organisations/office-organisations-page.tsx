import { Button, Group, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { Filters } from '../../office/filters.tsx'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { OfficePage } from '../../office/office-page.tsx'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { Link } from '../../router/link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddOrganisation } from './office-add-organisation.tsx'
import { organisationsMessages } from './office-messages.ts'
import styles from './office-organisations.module.css'
import { RenewJoinCode } from './office-renew-join-code.tsx'
import { SampleWorkers } from './office-sample-workers.tsx'
import { findInTree, type Placed, placeInTree } from './office-tree.ts'

const Row = ({ row, onAdd, onRenew }: { row: Placed; onAdd: () => void; onRenew: () => void }) => {
  const words = useMessages(organisationsMessages)
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Td style={{ paddingLeft: `${row.depth * 1.5 + 0.75}rem` }}>{row.name}</Table.Td>
      <Table.Td>{words.kinds[row.kind]}</Table.Td>
      <Figure>
        <Link to={`/office/people?organisationId=${row.organisationId}`}>{format.number(row.people)}</Link>
      </Figure>
      <Table.Td className={styles.code}>{row.joinCode}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            component={Link}
            to={`/office/organisations/${row.organisationId}/join-code`}
          >
            {words.showCode}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onRenew}>
            {words.renew}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onAdd} aria-label={words.addBelow(row.name)}>
            {words.add}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

const Tree = ({ items }: { items: Placed[] }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(organisationsMessages)
  const { get, set } = useUrlFilters()
  const [adding, setAdding] = useState<Placed>()
  const [renewing, setRenewing] = useState<Placed>()
  const shown = findInTree(items, get('search'))
  return (
    <>
      <Filters>
        <TextInput
          type="search"
          label={words.find}
          value={get('search')}
          onChange={(event) => set({ search: event.currentTarget.value })}
        />
      </Filters>
      {shown.length === 0 ? (
        <EmptyState title={words.noneFound}>
          <Button onClick={() => set({ search: '' })}>{office.clearFilters}</Button>
        </EmptyState>
      ) : (
        <DataTable
          caption={office.organisations}
          head={
            <>
              <Table.Th>{words.organisation}</Table.Th>
              <Table.Th>{words.kind}</Table.Th>
              <FigureHead>
                {words.people} ({words.peopleHint})
              </FigureHead>
              <Table.Th>{words.joinCode}</Table.Th>
              <Table.Th>{words.actions}</Table.Th>
            </>
          }
        >
          {shown.map((row) => (
            <Row key={row.organisationId} row={row} onAdd={() => setAdding(row)} onRenew={() => setRenewing(row)} />
          ))}
        </DataTable>
      )}
      {adding ? <AddOrganisation parent={adding} onClose={() => setAdding(undefined)} /> : null}
      {renewing ? <RenewJoinCode organisation={renewing} onClose={() => setRenewing(undefined)} /> : null}
    </>
  )
}

export const OrganisationsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(organisationsMessages)
  const read = useQuery(apiQuery('GET /api/organisations', {}))
  return (
    <OfficePage title={office.organisations} lead={words.lead}>
      <SampleWorkers />
      <Loaded read={read}>{({ items }) => <Tree items={placeInTree(items)} />}</Loaded>
    </OfficePage>
  )
}
