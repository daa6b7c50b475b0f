import { Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { usePages } from '../../../office/use-pages.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { remarkMessages } from './office-remark-messages.ts'
import { RemarkWhat } from './office-remark-what.tsx'

const pollMs = 2_000

/** Keys that were mended, with state, who and why. */
export const RemarksPage = () => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const pages = usePages('GET /api/remarks', {}, (rows) =>
    rows.some(({ state }) => state === 'counting' || state === 'running') ? pollMs : false,
  )
  return (
    <OfficePage title={words.remarks} lead={words.lead}>
      <Loaded read={pages.read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={words.none}>
              <p>{words.noneHow}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption={words.remarks}
                head={
                  <>
                    <Table.Th>{words.question}</Table.Th>
                    <Table.Th>{words.what}</Table.Th>
                    <Table.Th>{words.state}</Table.Th>
                    <Table.Th>{words.by}</Table.Th>
                  </>
                }
              >
                {rows.map((remark) => (
                  <Table.Tr key={remark.remarkId}>
                    <Table.Td>
                      <Link to={`/office/remarks/${remark.remarkId}`}>{remark.stemText.slice(0, 80)}</Link>
                    </Table.Td>
                    <Table.Td>
                      <RemarkWhat remark={remark} />
                    </Table.Td>
                    <Table.Td>
                      {words.states[remark.state]}
                      {remark.state === 'running' ? (
                        <div>{words.progress(format.number(remark.done), format.number(remark.listed))}</div>
                      ) : null}
                    </Table.Td>
                    <Table.Td>
                      {remark.confirmedBy ?? remark.createdBy} · {format.moment(remark.confirmedAt ?? remark.createdAt)}
                      {remark.reason ? <div>{remark.reason}</div> : null}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </DataTable>
              <More shown={rows.length} pages={pages} />
            </>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
