import type { Output } from '@lianbing/contract/client'
import { Button, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { printingMessages } from './office-messages.ts'
import styles from './office-printing.module.css'
import { readPaperAnew } from './office-printing.ts'

const route = 'GET /api/paper-sittings/:sittingId/entries'
type Entry = Output<typeof route>['items'][number]

const Row = ({ entry, onWithdraw }: { entry: Entry; onWithdraw: () => void }) => {
  const words = useMessages(printingMessages)
  const format = useFormat()
  const { sheetNumber, displayName, organisationName, letter, answers, total, score, maximum, passed, voided } = entry
  const state = passed === null ? '' : passed ? words.passed : words.failed
  const shown = score === null ? words.waiting : `${format.marks(score)} / ${format.marks(maximum)}`
  return (
    <Table.Tr>
      <Figure>{format.number(sheetNumber)}</Figure>
      <Table.Td>
        {displayName}
        <div className={styles.soft}>{organisationName}</div>
      </Table.Td>
      <Table.Td>{letter}</Table.Td>
      <Table.Td className={styles.line}>{answers ?? `${words.total} ${format.marks(total ?? 0)}`}</Table.Td>
      <Figure>{voided ? words.withdrawn : shown}</Figure>
      <Table.Td>{voided ? '' : state}</Table.Td>
      <Table.Td>
        {voided ? null : (
          <Button size="xs" onClick={onWithdraw}>
            {words.withdraw}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What was entered for a sitting, the newest first. */
export const PaperEntries = ({ sittingId }: { sittingId: string }) => {
  const words = useMessages(printingMessages)
  const [leaving, setLeaving] = useState<Entry>()
  const params = { sittingId }
  const read = useInfiniteQuery({
    queryKey: [route, params],
    queryFn: ({ pageParam, signal }) => call(route, { params, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const items = read.data?.pages.flatMap((page) => page.items)
  return (
    <Loaded read={{ data: items, error: read.error, refetch: read.refetch }}>
      {(entries) =>
        entries.length === 0 ? (
          <p>{words.noEntries}</p>
        ) : (
          <>
            <DataTable
              caption={words.sittings}
              head={
                <>
                  <FigureHead>{words.sheet}</FigureHead>
                  <Table.Th>{words.name}</Table.Th>
                  <Table.Th>{words.form}</Table.Th>
                  <Table.Th>{words.said}</Table.Th>
                  <FigureHead>{words.score}</FigureHead>
                  <Table.Th />
                  <Table.Th />
                </>
              }
            >
              {entries.map((entry) => (
                <Row key={entry.attemptId} entry={entry} onWithdraw={() => setLeaving(entry)} />
              ))}
            </DataTable>
            <More
              shown={entries.length}
              pages={{
                hasMore: read.hasNextPage,
                loadingMore: read.isFetchingNextPage,
                loadMore: () => void read.fetchNextPage(),
              }}
            />
            {leaving ? (
              <ReasonDialog
                title={words.withdrawTitle(leaving.displayName)}
                label={words.withdrawLabel}
                hint={words.withdrawHint}
                confirm={words.withdraw}
                danger
                act={async (reason) => {
                  const body = { attemptIds: [leaving.attemptId], reason }
                  await call('POST /api/paper-sittings/:sittingId/withdraw', { params, body })
                  readPaperAnew()
                }}
                onClose={() => setLeaving(undefined)}
              />
            ) : null}
          </>
        )
      }
    </Loaded>
  )
}
