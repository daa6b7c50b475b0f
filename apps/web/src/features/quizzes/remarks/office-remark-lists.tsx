import type { Output } from '@lianbing/contract/client'
import { Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { remarkMessages } from './office-remark-messages.ts'
import type { Remark } from './office-remark-what.tsx'

/** Another re-mark that ends has this one counted again. */
export const readyPollMs = 5_000

type Lists = 'GET /api/remarks/:remarkId/attempts' | 'GET /api/remarks/:remarkId/places'

const useList = <R extends Lists>(route: R, { remarkId, state }: Remark) => {
  const read = useInfiniteQuery({
    queryKey: [route, remarkId, state],
    queryFn: ({ pageParam, signal }): Promise<Output<R>> =>
      call<Lists>(route, { params: { remarkId }, query: { cursor: pageParam } }, { signal }) as Promise<Output<R>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: state === 'ready' && readyPollMs,
  })
  const data = read.data?.pages.flatMap((page) => page.items as Output<R>['items'][number][])
  const more = { hasMore: read.hasNextPage, loadingMore: read.isFetchingNextPage }
  return {
    read: { data, error: read.error, refetch: read.refetch },
    pages: { ...more, loadMore: () => void read.fetchNextPage() },
  }
}

type Listed<R extends Lists> = {
  route: R
  remark: Remark
  total: number
  title: string
  caption: string
  head: ReactNode
  rowOf: (row: Output<R>['items'][number]) => ReactNode
}

/** What a re-mark changes, a page at a time. */
const List = <R extends Lists>({ route, remark, total, title, caption, head, rowOf }: Listed<R>) => {
  const { read, pages } = useList(route, remark)
  return (
    <section>
      <h2>{title}</h2>
      <Loaded read={read}>
        {(rows) => (
          <>
            <DataTable caption={caption} head={head}>
              {rows.map(rowOf)}
            </DataTable>
            <More shown={rows.length} total={total} pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  )
}

/** What a name is listed for stands below it, so that a phone shows the marks beside. */
const Name = ({ name, of }: { name: string; of: string }) => (
  <Table.Td>
    {name}
    <div>
      <small>{of}</small>
    </div>
  </Table.Td>
)

/** Whose marks change, with the marks before and after. */
export const RemarkAttempts = ({ remark, total }: { remark: Remark; total: number }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const marks = (score: number | null, maximum: number) =>
    score === null ? words.awaiting : `${format.marks(score)}/${format.marks(maximum)}`
  const passed = (value: boolean | null) => (value === null ? words.awaiting : value ? words.yes : words.no)
  return (
    <List
      route="GET /api/remarks/:remarkId/attempts"
      remark={remark}
      total={total}
      title={remark.state === 'done' ? words.peopleThen : words.people}
      caption={words.people}
      head={
        <>
          <Table.Th>{words.person}</Table.Th>
          <FigureHead>{words.marks}</FigureHead>
          <Table.Th>{words.passed}</Table.Th>
        </>
      }
      rowOf={(row) => (
        <Table.Tr key={row.attemptId}>
          <Name name={row.displayName} of={row.title} />
          <Figure>{words.fromTo(marks(row.fromScore, row.fromMaximum), marks(row.toScore, row.toMaximum))}</Figure>
          <Table.Td>
            {row.fromPassed === row.toPassed
              ? passed(row.toPassed)
              : words.fromTo(passed(row.fromPassed), passed(row.toPassed))}
          </Table.Td>
        </Table.Tr>
      )}
    />
  )
}

/** Whose place on the board of all time changes, also by being overtaken. */
export const RemarkPlaces = ({ remark, total }: { remark: Remark; total: number }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const trades = useTrades()
  const place = (rank: number | null) => (rank === null ? words.notListed : format.number(rank))
  return (
    <List
      route="GET /api/remarks/:remarkId/places"
      remark={remark}
      total={total}
      title={words.places}
      caption={words.places}
      head={
        <>
          <Table.Th>{words.person}</Table.Th>
          <FigureHead>{words.place}</FigureHead>
        </>
      }
      rowOf={(row) => (
        <Table.Tr key={`${row.tradeCode} ${row.personId}`}>
          <Name name={row.displayName} of={trades.name(row.tradeCode)} />
          <Figure>{words.fromTo(place(row.fromRank), place(row.toRank))}</Figure>
        </Table.Tr>
      )}
    />
  )
}
