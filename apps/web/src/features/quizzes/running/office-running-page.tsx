import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Zone } from '../../../office/zone.ts'
import { momentIn } from '../../../office/zoned-time.ts'
import { useParams } from '../../../router/params.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { QuizTabs } from '../making/office-quiz-tabs.tsx'
import { FlagsPart } from './office-flags.tsx'
import { runningMessages } from './office-messages.ts'
import { OpeningLog } from './office-opening-log.tsx'
import styles from './office-running.module.css'
import { RunningNow } from './office-running-now.tsx'

const parts = ['now', 'flags', 'log'] as const
const refreshMs = 15_000

export const RunningPage = () => {
  const { quizId = '' } = useParams()
  const words = useMessages(runningMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  const locale = useLocale()
  const { get, set } = useUrlFilters()
  const read = useQuery({
    ...apiQuery('GET /api/quizzes/:quizId/running', { params: { quizId } }),
    refetchInterval: refreshMs,
  })
  const part = parts.find((name) => name === get('part')) ?? 'now'
  return (
    <OfficePage
      title={read.data?.title || words.title}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={words.lead}
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={read}>
        {({ openings, timeZone }) => {
          const opening = openings.find(({ openingId }) => openingId === get('opening')) ?? openings[0]
          if (!opening)
            return (
              <EmptyState title={words.noOpenings}>
                <p>{words.noOpeningsMend}</p>
              </EmptyState>
            )
          const moment = (instant: string) => momentIn(locale, instant, timeZone)
          const times = ({ opensAt, closesAt }: typeof opening) =>
            words.openingLine(moment(opensAt), closesAt === null ? undefined : moment(closesAt))
          return (
            <Zone value={timeZone}>
              <div className={styles.bar}>
                <NativeSelect
                  label={words.opening}
                  value={opening.openingId}
                  onChange={(event) => set({ opening: event.currentTarget.value, state: '', name: '' })}
                  data={openings.map((one) => ({
                    value: one.openingId,
                    label: `${times(one)} · ${words.openingStates[one.state]}`,
                  }))}
                />
                <SegmentedControl
                  aria-label={words.part}
                  value={part}
                  onChange={(next) => set({ part: next === 'now' ? '' : next })}
                  data={parts.map((value) => ({ value, label: words.parts[value] }))}
                />
              </div>
              <p className={styles.hint}>
                {words.attemptsLine(format.number(opening.attempts), format.number(opening.active))}
                {' · '}
                {office.zone(timeZone)}
              </p>
              {part === 'now' ? <RunningNow key={opening.openingId} openingId={opening.openingId} /> : null}
              {part === 'flags' ? <FlagsPart key={opening.openingId} openingId={opening.openingId} /> : null}
              {part === 'log' ? <OpeningLog key={opening.openingId} openingId={opening.openingId} /> : null}
            </Zone>
          )
        }}
      </Loaded>
    </OfficePage>
  )
}
