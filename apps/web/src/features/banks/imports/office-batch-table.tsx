import { Badge, Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import type { Row } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { importColours } from './office-bank-import.ts'
import { countsOf } from './office-batch.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { TakeBack } from './office-take-back.tsx'

type Batch = Row<'GET /api/banks/import-batches'>

/** So many names tell which batch it is; the others are counted. */
const namesShown = 3

const FilesOf = ({ files }: { files: Batch['files'] }) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const left = files.length - namesShown
  return (
    <ul className={styles.names}>
      {files.slice(0, namesShown).map(({ importId, fileName }) => (
        <li key={importId}>
          <Link to={`/office/imports/${importId}`}>{fileName}</Link>
        </li>
      ))}
      {left > 0 ? <li className={styles.soft}>{more.moreFiles(format.number(left))}</li> : null}
    </ul>
  )
}

const BatchRow = ({ batch }: { batch: Batch }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const trades = useTrades()
  const { batchId, files, state } = batch
  const counts = countsOf(files)
  const codes = [...new Set(files.map(({ tradeCode }) => tradeCode))]
  return (
    <Table.Tr>
      <Table.Td>
        <FilesOf files={files} />
      </Table.Td>
      <Table.Td>
        <Badge color={importColours[state]}>{words.importStates[state]}</Badge>
      </Table.Td>
      <Table.Td>
        {codes.map((code) => (
          <div key={code}>{trades.name(code)}</div>
        ))}
      </Table.Td>
      <Figure>{format.number(counts.questions)}</Figure>
      <Figure>{format.number(counts.added)}</Figure>
      <Figure>{format.number(counts.rejected)}</Figure>
      <Table.Td>
        {batch.createdBy}
        <div className={styles.soft}>{format.moment(batch.createdAt)}</div>
      </Table.Td>
      <Table.Td>
        {state === 'committed' ? <TakeBack batchId={batchId} name={files[0]?.fileName ?? ''} /> : null}
      </Table.Td>
    </Table.Tr>
  )
}

/** Files that were uploaded together, a row for each such batch. */
export const BatchTable = ({ rows }: { rows: readonly Batch[] }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  return (
    <DataTable
      caption={words.earlier}
      head={
        <>
          <Table.Th>{words.fileName}</Table.Th>
          <Table.Th>{office.state}</Table.Th>
          <Table.Th>{office.trade}</Table.Th>
          <FigureHead>{words.readQuestions}</FigureHead>
          <FigureHead>{more.filters.new}</FigureHead>
          <FigureHead>{words.counts.rejected}</FigureHead>
          <Table.Th>{words.uploadedAt}</Table.Th>
          <Table.Th>{more.takeBackHead}</Table.Th>
        </>
      }
    >
      {rows.map((batch) => (
        <BatchRow key={batch.batchId} batch={batch} />
      ))}
    </DataTable>
  )
}
