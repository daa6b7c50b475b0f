import { Badge, Button, Group, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { FilterSelect, Filters } from '../../office/filters.tsx'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { More } from '../../office/more.tsx'
import { OfficePage } from '../../office/office-page.tsx'
import { usePages } from '../../office/use-pages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SampleWorkers } from '../organisations/office-sample-workers.tsx'
import { placeInTree } from '../organisations/office-tree.ts'
import { peopleMessages } from './office-messages.ts'
import styles from './office-people.module.css'
import type { Person } from './office-person.ts'
import { PersonDialog } from './office-person-dialog.tsx'

/** A pause in typing, after which the search is made. */
const pauseMs = 300

const PeopleFilters = () => {
  const words = useMessages(peopleMessages)
  const { get, set } = useUrlFilters()
  const { data } = useQuery(apiQuery('GET /api/organisations', {}))
  const [search, setSearch] = useState(get('search'))
  const asked = get('search')
  useEffect(() => {
    if (search.trim() === asked) return
    const timer = setTimeout(() => set({ search: search.trim() }), pauseMs)
    return () => clearTimeout(timer)
  })
  const organisations = placeInTree(data?.items ?? []).map(({ organisationId, name, depth }) => ({
    value: String(organisationId),
    label: `${'\u3000'.repeat(depth)}${name}`,
  }))
  return (
    <Filters>
      <TextInput
        type="search"
        label={words.find}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <FilterSelect
        wide
        label={words.organisation}
        all={words.ownAndBelow}
        value={get('organisationId')}
        onChange={(organisationId) => set({ organisationId })}
        options={organisations}
      />
    </Filters>
  )
}

const Roles = ({ person }: { person: Person }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  return (
    <Group gap={4}>
      {person.roles.map(({ role, organisationId, organisationName }) => (
        <Badge key={`${role} ${organisationId}`}>{words.roleAt(office.roles[role], organisationName)}</Badge>
      ))}
    </Group>
  )
}

const PeopleTable = ({ people, onManage }: { people: Person[]; onManage: (person: Person) => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  const format = useFormat()
  const trades = useTrades()
  return (
    <DataTable
      caption={office.people}
      head={
        <>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th>{words.username}</Table.Th>
          <Table.Th>{words.organisation}</Table.Th>
          <Table.Th>{office.trade}</Table.Th>
          <Table.Th>{words.roles}</Table.Th>
          <Table.Th>{words.standing}</Table.Th>
          <FigureHead>{words.registered}</FigureHead>
          <Table.Th>
            <span className="visually-hidden">{words.manage}</span>
          </Table.Th>
        </>
      }
    >
      {people.map((person) => (
        <Table.Tr key={person.personId}>
          <Table.Td>
            {person.displayName} {person.sample ? <Badge color="gray">{words.sample}</Badge> : null}
          </Table.Td>
          <Table.Td className={styles.username}>{person.username}</Table.Td>
          <Table.Td>{person.organisationName}</Table.Td>
          <Table.Td>{person.tradeCode === null ? office.none : trades.name(person.tradeCode)}</Table.Td>
          <Table.Td>
            <Roles person={person} />
          </Table.Td>
          <Table.Td>{person.disabled ? words.disabled : words.enabled}</Table.Td>
          <Figure>{format.day(person.createdAt)}</Figure>
          <Table.Td>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onManage(person)}
              aria-label={words.manageOf(person.displayName)}
            >
              {words.manage}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

export const PeoplePage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  const { get } = useUrlFilters()
  const search = get('search')
  const organisationId = get('organisationId')
  const pages = usePages('GET /api/accounts', {
    ...(search === '' ? {} : { search }),
    ...(organisationId === '' ? {} : { organisationId }),
  })
  const [managed, setManaged] = useState<string>()
  const person = pages.read.data?.find(({ personId }) => personId === managed)
  return (
    <OfficePage title={office.people}>
      <SampleWorkers />
      <PeopleFilters />
      <Loaded read={pages.read}>
        {(people) =>
          people.length === 0 ? (
            <EmptyState title={words.noneFound}>
              <p>{words.noneFoundMend}</p>
            </EmptyState>
          ) : (
            <>
              <PeopleTable people={people} onManage={({ personId }) => setManaged(personId)} />
              <More shown={people.length} pages={pages} />
            </>
          )
        }
      </Loaded>
      {person ? <PersonDialog person={person} onClose={() => setManaged(undefined)} /> : null}
    </OfficePage>
  )
}
