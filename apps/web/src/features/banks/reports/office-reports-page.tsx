import { Group, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { usePages } from '../../../office/use-pages.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { banksMessages } from '../office-messages.ts'
import styles from '../office-questions.module.css'
import type { Report } from './office-mark-reports.ts'
import { CloseReports, ReportTable } from './office-report-table.tsx'

const views = ['open', 'mended', 'dismissed', 'all'] as const

/** What can be done with all selected reports at once; above the table, and in sight while it scrolls. */
const SelectionBar = ({ chosen, onDone }: { chosen: Report[]; onDone: () => void }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  return (
    <Group mb="sm" gap="sm">
      <span className="tabular">{words.selected(format.number(chosen.length))}</span>
      <CloseReports reports={chosen} onDone={onDone} />
    </Group>
  )
}

export const ReportsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const { get, set } = useUrlFilters()
  const view = views.find((state) => state === get('state')) ?? 'open'
  const pages = usePages('GET /api/reports', view === 'all' ? {} : { state: view })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const choose = (next: string) => {
    setSelected(new Set())
    set({ state: next })
  }
  return (
    <OfficePage title={words.reports} lead={words.reportsLead}>
      <SegmentedControl
        className={styles.views}
        mb="sm"
        aria-label={office.state}
        value={view}
        onChange={choose}
        data={views.map((value) => ({ value, label: value === 'all' ? office.all : words.reportStates[value] }))}
      />
      <Loaded read={pages.read}>
        {(reports) => {
          const chosen = reports.filter(({ reportId }) => selected.has(reportId))
          return reports.length === 0 ? (
            <EmptyState title={words.reportsEmpty[view]}>
              <p>{words.reportsEmptyMend}</p>
            </EmptyState>
          ) : (
            <>
              {chosen.length > 0 ? <SelectionBar chosen={chosen} onDone={() => setSelected(new Set())} /> : null}
              <ReportTable reports={reports} selected={selected} onSelect={setSelected} />
              <More shown={reports.length} pages={pages} />
            </>
          )
        }}
      </Loaded>
    </OfficePage>
  )
}
