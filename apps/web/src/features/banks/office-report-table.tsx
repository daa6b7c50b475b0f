import { Button, Checkbox, Group, Table } from '@mantine/core'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../office/data-table.tsx'
import { officeMessages } from '../../office/messages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { Link } from '../../router/link.tsx'
import { reportMessages } from '../questions/report-messages.ts'
import { type Report, useMarkReports } from './office-mark-reports.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-questions.module.css'

/** What can be done with one report, by its state. */
export const ReportActions = ({ report }: { report: Report }) => {
  const words = useMessages(banksMessages)
  const { mark, busy } = useMarkReports()
  const action = (state: Report['state'], label: string) => (
    <Button variant="subtle" size="compact-sm" loading={busy} onClick={() => void mark([report], state)}>
      {label}
    </Button>
  )
  return (
    <Group gap={2}>
      {report.state === 'open' ? (
        <>
          {action('mended', words.markMended)}
          {action('dismissed', words.markDismissed)}
        </>
      ) : (
        action('open', words.reopen)
      )}
    </Group>
  )
}

type Props = {
  reports: Report[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
}

export const ReportTable = ({ reports, selected, onSelect }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const { reasons } = useMessages(reportMessages)
  const format = useFormat()
  const trades = useTrades()
  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }
  const all = reports.every(({ reportId }) => selected.has(reportId))
  return (
    <DataTable
      caption={words.reports}
      head={
        <>
          <Table.Th>
            <Checkbox
              aria-label={words.selectAll}
              checked={all}
              indeterminate={!all && selected.size > 0}
              onChange={() => onSelect(all ? new Set() : new Set(reports.map(({ reportId }) => reportId)))}
            />
          </Table.Th>
          <Table.Th>{words.reason}</Table.Th>
          <Table.Th>{words.note}</Table.Th>
          <Table.Th>{words.question}</Table.Th>
          <Table.Th>{office.trade}</Table.Th>
          <Table.Th>{words.reporter}</Table.Th>
          <Table.Th>{office.state}</Table.Th>
          <Table.Th>{words.actions}</Table.Th>
        </>
      }
    >
      {reports.map((report) => (
        <Table.Tr key={report.reportId}>
          <Table.Td className={styles.check}>
            <Checkbox
              aria-label={`${words.select}: ${report.stemText.slice(0, 40)}`}
              checked={selected.has(report.reportId)}
              onChange={() => toggle(report.reportId)}
            />
          </Table.Td>
          <Table.Td className={styles.reason}>{reasons[report.reason]}</Table.Td>
          <Table.Td className={styles.note}>{report.note === '' ? words.noNote : report.note}</Table.Td>
          <Table.Td>
            <Link to={`/office/questions/${report.questionId}`} className={styles.stem}>
              {report.stemText}
            </Link>
          </Table.Td>
          <Table.Td className={styles.narrow}>{trades.name(report.tradeCode)}</Table.Td>
          <Table.Td className={styles.narrow}>
            {report.reporter === '' ? words.formerReporter : report.reporter}
            <p className={styles.when}>{format.moment(report.createdAt)}</p>
          </Table.Td>
          <Table.Td className={styles.narrow}>{words.reportStates[report.state]}</Table.Td>
          <Table.Td>
            <ReportActions report={report} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
