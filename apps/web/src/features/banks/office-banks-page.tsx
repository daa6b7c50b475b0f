import { Badge, Button, Group, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { OfficePage } from '../../office/office-page.tsx'
import { useRights } from '../../office/rights.ts'
import { useTrades } from '../../office/use-trades.ts'
import { navigate } from '../../router/address.ts'
import { Link } from '../../router/link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { banksMessages } from './office-messages.ts'

const SearchEverywhere = () => {
  const words = useMessages(banksMessages)
  const [search, setSearch] = useState('')
  const go = (event: FormEvent) => {
    event.preventDefault()
    navigate(`/office/questions${search.trim() === '' ? '' : `?search=${encodeURIComponent(search.trim())}`}`)
  }
  return (
    <form onSubmit={go}>
      <Group gap="xs" align="flex-end">
        <TextInput
          type="search"
          label={words.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button type="submit">{words.searchAll}</Button>
      </Group>
    </form>
  )
}

export const BanksPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const trades = useTrades()
  const rights = useRights()
  const read = useQuery(apiQuery('GET /api/banks', {}))
  return (
    <OfficePage title={office.banks} actions={<SearchEverywhere />}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.banksEmpty}>
              <p>{words.banksEmptyMend}</p>
              {rights.imports ? <Link to="/office/imports">{words.toImport}</Link> : null}
            </EmptyState>
          ) : (
            <DataTable
              caption={office.banks}
              head={
                <>
                  <Table.Th>{words.bank}</Table.Th>
                  <Table.Th>{office.trade}</Table.Th>
                  <Table.Th>{office.language}</Table.Th>
                  <FigureHead>{words.questions}</FigureHead>
                  <FigureHead>{words.retired}</FigureHead>
                  <FigureHead>{words.openReports}</FigureHead>
                  <Table.Th>{office.source}</Table.Th>
                  <Table.Th>{words.licence}</Table.Th>
                  <FigureHead>{words.updated}</FigureHead>
                </>
              }
            >
              {items.map((bank) => (
                <Table.Tr key={bank.bankId}>
                  <Table.Td>
                    <Link to={`/office/questions?bankId=${bank.bankId}`}>{bank.name}</Link>
                  </Table.Td>
                  <Table.Td>{trades.name(bank.tradeCode)}</Table.Td>
                  <Table.Td>{office.languages[bank.language]}</Table.Td>
                  <Figure>{format.number(bank.questions)}</Figure>
                  <Figure>
                    {bank.retired === 0 ? (
                      '0'
                    ) : (
                      <Link to={`/office/questions?bankId=${bank.bankId}&state=retired`}>
                        {format.number(bank.retired)}
                      </Link>
                    )}
                  </Figure>
                  <Figure>
                    {bank.openReports === 0 ? (
                      '0'
                    ) : (
                      <Badge component={Link} to="/office/reports" color="next">
                        {format.number(bank.openReports)}
                      </Badge>
                    )}
                  </Figure>
                  <Table.Td>{bank.source ?? office.none}</Table.Td>
                  <Table.Td>{bank.licence ?? office.none}</Table.Td>
                  <Figure>{format.moment(bank.updatedAt)}</Figure>
                </Table.Tr>
              ))}
            </DataTable>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
