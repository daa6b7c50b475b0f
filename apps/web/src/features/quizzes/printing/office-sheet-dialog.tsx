import type { Output } from '@lianbing/contract/client'
import { Table } from '@mantine/core'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { SheetDialog, SheetProblems, SheetRows } from '../../../office/sheet-dialog.tsx'
import { printingMessages } from './office-messages.ts'
import styles from './office-printing.module.css'
import { readPaperAnew, refusedEntries } from './office-printing.ts'

type Sheet = Output<'POST /api/paper-sittings/:sittingId/sheet'>
type Problem = Sheet['problems'][number]

const Preview = ({ items, problems }: Sheet) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const format = useFormat()
  const whereOf = ({ at, column }: Problem) => (column === null ? office.sheet.row(at) : words.cell(at, column))
  const rows = problems.map((problem) => ({ at: whereOf(problem), said: words.faults[problem.code](problem) }))
  return (
    <>
      <SheetProblems lead={words.mendFirst(format.number(problems.length))} rows={rows} />
      {items.length > 0 ? (
        <SheetRows>
          <DataTable
            caption={words.importSheet}
            head={
              <>
                <Table.Th>{words.act}</Table.Th>
                <Table.Th>{words.name}</Table.Th>
                <Table.Th>{words.form}</Table.Th>
                <Table.Th>{words.said}</Table.Th>
              </>
            }
          >
            {items.map(({ at, displayName, username, organisationName, letter, answers, total, act }) => (
              <Table.Tr key={at}>
                <Table.Td>{words.acts[act]}</Table.Td>
                <Table.Td>
                  {displayName}
                  <div className={styles.soft}>{`${username} · ${organisationName}`}</div>
                </Table.Td>
                <Table.Td>{letter}</Table.Td>
                <Table.Td className={styles.line}>{answers ?? `${words.total} ${format.marks(total ?? 0)}`}</Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
        </SheetRows>
      ) : null}
    </>
  )
}

/** Results of a sitting from a sheet. */
export const PaperSheetDialog = ({ sittingId, onClose }: { sittingId: string; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const format = useFormat()
  const params = { sittingId }
  return (
    <SheetDialog<Sheet>
      title={words.importSheet}
      lead={words.importLead}
      read={(body) => call('POST /api/paper-sittings/:sittingId/sheet', { params, body })}
      preview={(sheet) => <Preview {...sheet} />}
      apply={({ items }) => {
        const added = items.filter(({ act }) => act === 'add').length
        return added === 0 ? undefined : words.willAdd(format.number(added))
      }}
      nothing={words.nothing}
      commit={async ({ items }) => {
        const entries = items.map(({ personId, formId, answers, total }) => ({ personId, formId, answers, total }))
        const { added, same } = await call('PUT /api/paper-sittings/:sittingId/entries', { params, body: { entries } })
        note(words.done(format.number(added), format.number(same)))
        readPaperAnew()
      }}
      refusal={(error, { items }) => (
        <SheetProblems
          rows={refusedEntries(error).map(({ place, code }) => ({
            at: office.sheet.row(items[place]?.at ?? ''),
            said: words.faults[code]({ number: null, text: items[place]?.displayName ?? '' }),
          }))}
        />
      )}
      onClose={onClose}
    />
  )
}
