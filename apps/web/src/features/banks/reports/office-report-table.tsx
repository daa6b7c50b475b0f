import { Button, Checkbox, Group, Table } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { reportMessages } from '../../questions/report-messages.ts'
import { banksMessages } from '../office-messages.ts'
import styles from '../office-questions.module.css'
import { careMessages } from '../review/office-care-messages.ts'
import { type Report, useMarkReports } from './office-mark-reports.ts'

type Outcome = Exclude<Report['state'], 'open'>

/** Closes reports with a word for their reporters, who are told the outcome. */
export const CloseReports = ({ reports, onDone }: { reports: Report[]; onDone?: () => void }) => {
  const words = useMessages(banksMessages)
  const care = useMessages(careMessages)
  const { mark, busy } = useMarkReports()
  const [outcome, setOutcome] = useState<Outcome>()
  const action = (state: Outcome, label: string) => (
    <Button variant="subtle" size="compact-sm" loading={busy} onClick={() => setOutcome(state)}>
      {label}
    </Button>
  )
  return (
    <>
      {action('mended', words.markMended)}
      {action('dismissed', words.markDismissed)}
      {outcome ? (
        <ReasonDialog
          required={false}
          title={outcome === 'mended' ? care.closeMended : care.closeDismissed}
          label={care.reply}
          hint={care.replyHint}
          confirm={outcome === 'mended' ? care.closeMended : care.closeDismissed}
          act={async (reply) => {
            await mark(reports, outcome, reply)
            onDone?.()
          }}
          onClose={() => setOutcome(undefined)}
        />
      ) : null}
    </>
  )
}

/** What can be done with one report, by its state. */
export const ReportActions = ({ report }: { report: Report }) => {
  const words = useMessages(banksMessages)
  const { mark, busy } = useMarkReports()
  return (
    <Group gap={2}>
      {report.state === 'open' ? (
        <CloseReports reports={[report]} />
      ) : (
        <Button variant="subtle" size="compact-sm" loading={busy} onClick={() => void mark([report], 'open')}>
          {words.reopen}
        </Button>
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
  const care = useMessages(careMessages)
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
          <Table.Th className={styles.box}>
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
          <Table.Td className={styles.box}>
            <Checkbox
              aria-label={`${words.select}: ${report.stemText.slice(0, 40)}`}
              checked={selected.has(report.reportId)}
              onChange={() => toggle(report.reportId)}
            />
          </Table.Td>
          <Table.Td className={styles.reason}>{reasons[report.reason]}</Table.Td>
          <Table.Td className={styles.note}>
            {report.note === '' ? words.noNote : report.note}
            {report.reply === '' ? null : <p className={styles.when}>→ {report.reply}</p>}
          </Table.Td>
          <Table.Td>
            <Link to={`/office/questions/${report.questionId}`} className={`${styles.stem} ${styles.reported}`}>
              {report.stemText}
            </Link>
          </Table.Td>
          <Table.Td className={styles.point}>
            {trades.name(report.tradeCode)}
            <p className={styles.when}>
              {report.answered === 0
                ? office.none
                : care.figuresOf(format.number(report.answered), format.percent(report.right / report.answered))}
            </p>
          </Table.Td>
          <Table.Td className={styles.narrow}>
            {report.reporter === '' ? words.formerReporter : report.reporter}
            <p className={styles.when}>{format.moment(report.createdAt)}</p>
          </Table.Td>
          <Table.Td className={styles.narrow}>{words.reportStates[report.state]}</Table.Td>
          <Table.Td>
            {report.state === 'open' ? (
              <Link to={`/office/questions/${report.questionId}?mend`}>{words.mendKey}</Link>
            ) : null}
            <ReportActions report={report} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
