import { Badge, Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { type Row, usePages } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { banksMessages } from '../office-messages.ts'
import { importColours } from './office-bank-import.ts'
import { formatBytes } from './office-file-size.ts'
import styles from './office-imports.module.css'
import { TemplateButton } from './office-template-button.tsx'
import { UploadForm } from './office-upload-form.tsx'

const ImportTable = ({ rows }: { rows: Row<'GET /api/banks/imports'>[] }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const locale = useLocale()
  const trades = useTrades()
  return (
    <DataTable
      caption={words.earlier}
      head={
        <>
          <Table.Th>{words.fileName}</Table.Th>
          <Table.Th>{office.state}</Table.Th>
          <Table.Th>{office.trade}</Table.Th>
          <FigureHead>{words.size}</FigureHead>
          <FigureHead>{words.readQuestions}</FigureHead>
          <FigureHead>{words.counts.known}</FigureHead>
          <FigureHead>{words.counts.rejected}</FigureHead>
          <FigureHead>{words.uploadedAt}</FigureHead>
        </>
      }
    >
      {rows.map((row) => (
        <Table.Tr key={row.importId}>
          <Table.Td>
            <Link to={`/office/imports/${row.importId}`}>{row.fileName}</Link>
          </Table.Td>
          <Table.Td>
            <Badge color={importColours[row.state]}>{words.importStates[row.state]}</Badge>
          </Table.Td>
          <Table.Td>{trades.name(row.tradeCode)}</Table.Td>
          <Figure>{formatBytes(locale, row.bytes)}</Figure>
          <Figure>{format.number(row.counts.questions)}</Figure>
          <Figure>{format.number(row.counts.known)}</Figure>
          <Figure>{format.number(row.counts.rejected)}</Figure>
          <Figure>{format.moment(row.createdAt)}</Figure>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

/** While a file is being read its row changes soon. */
const pollMs = 2_000

export const ImportsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const pages = usePages(
    'GET /api/banks/imports',
    {},
    (rows) => rows.some(({ state }) => state === 'reading') && pollMs,
  )
  return (
    <OfficePage title={office.imports} lead={words.importLead} actions={<TemplateButton />}>
      <UploadForm />
      <div className={styles.sections}>
        <section>
          <h2>{words.earlier}</h2>
          <Loaded read={pages.read}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState title={words.earlierEmpty} />
              ) : (
                <>
                  <ImportTable rows={rows} />
                  <More shown={rows.length} pages={pages} />
                </>
              )
            }
          </Loaded>
        </section>
      </div>
    </OfficePage>
  )
}
