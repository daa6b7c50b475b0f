import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { OfficePage } from '../../office/office-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DayTable } from './office-day-table.tsx'
import { ExportButton } from './office-export-button.tsx'
import type { Report } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'
import { ParticipationFilters, useParticipationQuery } from './office-participation-filters.tsx'
import { OrganisationTable, TradeTable } from './office-report-tables.tsx'
import { Totals } from './office-totals.tsx'

// ECharts comes after the figures, which need no drawing.
const DayChart = lazy(() => import('./office-day-chart.tsx').then((module) => ({ default: module.DayChart })))

const Figures = ({ report }: { report: Report }) => {
  const words = useMessages(participationMessages)
  const chartSays = words.chartSays(words.range(report.from, report.to))
  return (
    <div className={styles.sections}>
      <Totals totals={report.totals} />
      {report.totals.participations === 0 ? (
        <EmptyState title={words.nothing}>
          <p>{words.nothingMend}</p>
        </EmptyState>
      ) : (
        <section>
          <h2>{words.chart}</h2>
          <Suspense fallback={<Skeleton rows={['tall', 'tall', 'tall']} />}>
            <DayChart days={report.days} label={chartSays} />
          </Suspense>
          <DayTable days={report.days} />
        </section>
      )}
      <OrganisationTable rows={report.organisations} />
      {report.trades.length > 0 ? <TradeTable rows={report.trades} /> : null}
    </div>
  )
}

export const ParticipationPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(participationMessages)
  const format = useFormat()
  const { query, fault, addressOf } = useParticipationQuery()
  const read = useQuery({
    ...apiQuery('GET /api/participation/overview', { query }),
    enabled: !fault,
    placeholderData: (before) => before,
  })
  const report = read.data
  return (
    <OfficePage
      title={report?.organisation.name ?? office.participation}
      above={(report?.organisation.above ?? []).map(({ organisationId, name }) => ({
        to: addressOf(organisationId),
        name,
      }))}
      lead={
        report ? (
          <>
            {words.range(report.from, report.to)} · {words.asOf(format.moment(report.asOf))}
            {report.includesSample ? ` · ${words.sample}` : ''}
          </>
        ) : undefined
      }
      actions={report ? <ExportButton query={query} report={report} /> : undefined}
    >
      <ParticipationFilters />
      <Loaded read={read}>
        {(data) => (
          <div aria-busy={read.isPlaceholderData} className={read.isPlaceholderData ? styles.stale : undefined}>
            <Figures report={data} />
          </div>
        )}
      </Loaded>
    </OfficePage>
  )
}
