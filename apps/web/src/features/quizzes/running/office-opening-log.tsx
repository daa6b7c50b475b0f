import { Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { useZoned } from '../../../office/zone.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { runningMessages } from './office-messages.ts'
import styles from './office-running.module.css'

const route = 'GET /api/openings/:openingId/log'

/** Who did what in an opening, when and why. */
export const OpeningLog = ({ openingId }: { openingId: string }) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  const { moment } = useZoned()
  const read = useInfiniteQuery({
    queryKey: [route, openingId],
    queryFn: ({ pageParam, signal }) =>
      call(route, { params: { openingId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const rows = read.data?.pages.flatMap(({ items }) => items)
  return (
    <Loaded read={{ ...read, data: rows }}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState title={words.noLog}>
            <p>{words.noLogMend}</p>
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption={words.parts.log}
              head={
                <>
                  <Table.Th>{words.when}</Table.Th>
                  <Table.Th>{words.who}</Table.Th>
                  <Table.Th>{words.what}</Table.Th>
                  <Table.Th>{words.whom}</Table.Th>
                  <Table.Th>{words.why}</Table.Th>
                </>
              }
            >
              {items.map(({ id, at, actor, act, person, reason, detail }) => (
                <Table.Tr key={id}>
                  <Table.Td className="tabular">{moment(at)}</Table.Td>
                  <Table.Td>{actor === '' ? words.worker : actor}</Table.Td>
                  <Table.Td>
                    {words.acts[act]}
                    {typeof detail.seconds === 'number'
                      ? ` ${words.plusMinutes(format.number(Math.round(detail.seconds / 60)))}`
                      : typeof detail.to === 'string'
                        ? ` ${moment(detail.to)}`
                        : ''}
                  </Table.Td>
                  <Table.Td>
                    {person?.displayName ??
                      (act !== 'moved' && typeof detail.people === 'number'
                        ? words.allPeople(format.number(detail.people))
                        : words.theOpening)}
                  </Table.Td>
                  <Table.Td className={styles.reason}>{reason}</Table.Td>
                </Table.Tr>
              ))}
            </DataTable>
            <More
              shown={items.length}
              pages={{
                hasMore: read.hasNextPage,
                loadingMore: read.isFetchingNextPage,
                loadMore: () => void read.fetchNextPage(),
              }}
            />
          </>
        )
      }
    </Loaded>
  )
}
