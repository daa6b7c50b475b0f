import { Table } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { useZoned } from '../../../office/zone.ts'
import { useOverrideLog } from './office-overrides.ts'
import { Gift } from './office-overrides-table.tsx'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'

/** Who gave, changed or took away what, and why; nothing while nobody has. */
export const OverrideLog = ({ quizId, now }: { quizId: string; now: string }) => {
  const words = useMessages(officeRulesMessages)
  const { moment } = useZoned()
  const read = useOverrideLog(quizId)
  const rows = read.data?.pages.flatMap(({ items }) => items)
  return (
    <Loaded read={{ ...read, data: rows }}>
      {(items) =>
        items.length === 0 ? null : (
          <>
            <h2 className={styles.log}>{words.log}</h2>
            <DataTable
              caption={words.log}
              head={
                <>
                  <Table.Th>{words.when}</Table.Th>
                  <Table.Th>{words.by}</Table.Th>
                  <Table.Th>{words.act}</Table.Th>
                  <Table.Th>{words.target}</Table.Th>
                  <Table.Th>{words.given}</Table.Th>
                  <Table.Th>{words.why}</Table.Th>
                </>
              }
            >
              {items.map(({ id, at, actor, act, target, reason, ...given }) => (
                <Table.Tr key={id}>
                  <Table.Td className="tabular">{moment(at)}</Table.Td>
                  <Table.Td>{actor}</Table.Td>
                  <Table.Td>{words.acts[act]}</Table.Td>
                  <Table.Td>{target}</Table.Td>
                  <Table.Td>
                    <Gift given={given} now={now} />
                  </Table.Td>
                  <Table.Td>
                    <div className={styles.why}>{reason}</div>
                  </Table.Td>
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
