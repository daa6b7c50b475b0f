import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { KeptAnswers } from '../questions/kept-answers.tsx'
import { ResultChanges } from '../quizzes/result-changes.tsx'
import { useTrades } from '../trades/use-trades.ts'
import { Doors } from './doors.tsx'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'
import { nextStep } from './next-step.ts'
import { OpenQuizzes } from './open-quizzes.tsx'
import { StepCard } from './step-card.tsx'
import { TodayProgress } from './today-progress.tsx'
import { Told } from './told.tsx'

export const HomePage = () => {
  const words = useMessages(homeMessages)
  const locale = useLocale()
  const format = useFormat()
  const me = useSignedIn()
  // Both change with every answer, so whoever comes back here sees them anew; what was seen before stays until then.
  const today = useQuery({ ...apiQuery('GET /api/practice/today', {}), staleTime: 0 })
  const quizzes = useQuery({ ...apiQuery('GET /api/quizzes', {}), staleTime: 0 })
  const trades = useTrades()
  const all =
    today.data && quizzes.data && trades.data
      ? { today: today.data, quizzes: quizzes.data.items, trades: trades.data.items }
      : undefined
  const failed = [today, quizzes, trades].filter(({ data, error }) => !data && error)
  return (
    <>
      <PageHead title={words.title} lead={words.hello(me.displayName, format.weekday(Date.now()))} />
      <KeptAnswers />
      <Told />
      <ResultChanges />
      <div className={styles.home}>
        <div className={styles.main}>
          {all ? (
            <StepCard step={nextStep({ me, locale, ...all })} />
          ) : failed[0] ? (
            <ApiProblem
              error={failed[0].error}
              safe={words.safe}
              retry={() => failed.forEach((query) => void query.refetch())}
            />
          ) : (
            <Skeleton rows={['40%', '70%', 'tall', 'tall']} />
          )}
          <Doors />
        </div>
        <div className={styles.side}>
          {today.data ? (
            <TodayProgress today={today.data} />
          ) : today.error ? null : (
            <Skeleton rows={['30%', '100%', '60%']} />
          )}
          {quizzes.data ? (
            <OpenQuizzes quizzes={quizzes.data.items} tradeCode={me.tradeCode} />
          ) : quizzes.error ? null : (
            <Skeleton rows={['30%', 'tall', 'tall']} />
          )}
        </div>
      </div>
    </>
  )
}
