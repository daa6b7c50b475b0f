import type { Output } from '@lianbing/contract/client'
import { Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { remarkMessages } from './office-remark-messages.ts'
import type { Remark } from './office-remark-what.tsx'

type Lists = 'GET /api/remarks/:remarkId/attempts' | 'GET /api/remarks/:remarkId/places'

const useList = <R extends Lists>(route: R, { remarkId, state }: Remark) => {
  const read = useInfiniteQuery({
    queryKey: [route, remarkId, state],
    queryFn: ({ pageParam, signal }): Promise<Output<R>> =>
      call<Lists>(route, { params: { remarkId }, query: { cursor: pageParam } }, { signal }) as Promise<Output<R>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const data = read.data?.pages.flatMap((page) => page.items as Output<R>['items'][number][])
  const more = { hasMore: read.hasNextPage, loadingMore: read.isFetchingNextPage }
  return {
    read: { data, error: read.error, refetch: read.refetch },
    pages: { ...more, loadMore: () => void read.fetchNextPage() },
  }
}

/** Whose marks change, with the marks before and after. */
export const RemarkAttempts = ({ remark, total }: { remark: Remark; total: number }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const { read, pages } = useList('GET /api/remarks/:remarkId/attempts', remark)
  const marks = (score: number | null, maximum: number) =>
    score === null ? words.awaiting : `${format.marks(score)}/${format.marks(maximum)}`
  const passed = (value: boolean | null) => (value === null ? words.awaiting : value ? words.yes : words.no)
  return (
    <section>
      <h2>{remark.state === 'done' ? words.peopleThen : words.people}</h2>
      <Loaded read={read}>
        {(rows) => (
          <>
            <DataTable
              caption={words.people}
              head={
                <>
                  <Table.Th>{words.person}</Table.Th>
                  <Table.Th>{words.quiz}</Table.Th>
                  <FigureHead>{words.marks}</FigureHead>
                  <Table.Th>{words.passed}</Table.Th>
                </>
              }
            >
              {rows.map((row) => (
                <Table.Tr key={row.attemptId}>
                  <Table.Td>{row.displayName}</Table.Td>
                  <Table.Td>{row.title}</Table.Td>
                  <Figure>
                    {words.fromTo(marks(row.fromScore, row.fromMaximum), marks(row.toScore, row.toMaximum))}
                  </Figure>
                  <Table.Td>
                    {row.fromPassed === row.toPassed
                      ? passed(row.toPassed)
                      : words.fromTo(passed(row.fromPassed), passed(row.toPassed))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </DataTable>
            <More shown={rows.length} total={total} pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  )
}

/** Whose place on the board of all time changes, also by being overtaken. */
export const RemarkPlaces = ({ remark, total }: { remark: Remark; total: number }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const office = useMessages(officeMessages)
  const trades = useTrades()
  const { read, pages } = useList('GET /api/remarks/:remarkId/places', remark)
  const place = (rank: number | null) => (rank === null ? words.notListed : format.number(rank))
  return (
    <section>
      <h2>{words.places}</h2>
      <Loaded read={read}>
        {(rows) => (
          <>
            <DataTable
              caption={words.places}
              head={
                <>
                  <Table.Th>{words.person}</Table.Th>
                  <Table.Th>{office.trade}</Table.Th>
                  <FigureHead>{words.places}</FigureHead>
                </>
              }
            >
              {rows.map((row) => (
                <Table.Tr key={`${row.tradeCode} ${row.personId}`}>
                  <Table.Td>{row.displayName}</Table.Td>
                  <Table.Td>{trades.name(row.tradeCode)}</Table.Td>
                  <Figure>{words.fromTo(place(row.fromRank), place(row.toRank))}</Figure>
                </Table.Tr>
              ))}
            </DataTable>
            <More shown={rows.length} total={total} pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  )
}
