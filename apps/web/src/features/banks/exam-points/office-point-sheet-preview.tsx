import type { Output } from '@lianbing/contract/client'
import { Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { SheetProblems, SheetRows } from '../../../office/sheet-dialog.tsx'
import { workMessages } from '../office-work-messages.ts'
import styles from './office-point-sheet.module.css'
import { pointSheetMessages } from './office-point-sheet-messages.ts'

export type PointSheet = Output<'POST /api/exam-points/sheet'>
type Item = PointSheet['items'][number]

/** Rows that are left out, each with its place and reason. */
const Problems = ({ problems }: Pick<PointSheet, 'problems'>) => {
  const office = useMessages(officeMessages)
  const words = useMessages(pointSheetMessages)
  const format = useFormat()
  const say = words.problems as Record<string, (text: string) => string>
  const rows = problems.map(({ at, code, text }) => ({
    at: office.sheet.row(at),
    said: say[code]?.(text) ?? `${code} ${text}`,
  }))
  return <SheetProblems lead={words.left(format.number(problems.length))} rows={rows} />
}

const Before = ({ before, moves }: Pick<Item, 'before' | 'moves'>) => {
  const words = useMessages(pointSheetMessages)
  const format = useFormat()
  if (before === null) return null
  const weight = before.weight === null ? undefined : `${format.number(before.weight / 100)}%`
  const said = [before.code, before.name, weight, before.importance].filter(Boolean).join(' ')
  return <div className={styles.soft}>{moves ? words.moves : words.was(said)}</div>
}

/** What a sheet would do, its problems first. */
export const PointSheetPreview = ({ sheet, otherSheets, items, problems }: PointSheet) => {
  const words = useMessages(pointSheetMessages)
  const work = useMessages(workMessages)
  const format = useFormat()
  const count = (wanted: Item['act']) => format.number(items.filter(({ act }) => act === wanted).length)
  return (
    <>
      <p role="status">
        {sheet === null ? '' : words.read(sheet)}{' '}
        {otherSheets.length === 0 ? '' : words.notRead(otherSheets.join(' · '))}{' '}
        {words.counts(count('add'), count('change'), count('same'))}
      </p>
      <Problems problems={problems} />
      {items.length === 0 ? null : (
        <SheetRows>
          <DataTable
            caption={words.title}
            head={
              <>
                <Table.Th>{words.what}</Table.Th>
                <Table.Th>{words.point}</Table.Th>
                <FigureHead>{work.weight}</FigureHead>
                <Table.Th>{work.importance}</Table.Th>
              </>
            }
          >
            {items.map(({ at, depth, name, code, weight, importance, act, before, moves }) => (
              <Table.Tr key={at + (code ?? name)}>
                <Table.Td>{words.acts[act]}</Table.Td>
                <Table.Td style={{ paddingLeft: `calc(0.75rem + ${depth * 1.25}rem)` }}>
                  {code === null ? null : <span className="tabular">{code} </span>}
                  {name}
                  <Before before={before} moves={moves} />
                </Table.Td>
                <Figure>{weight === null ? '' : format.number(weight / 100)}</Figure>
                <Table.Td>{importance ?? ''}</Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
        </SheetRows>
      )}
    </>
  )
}
