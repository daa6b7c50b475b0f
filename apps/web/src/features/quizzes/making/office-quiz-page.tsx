import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { useParams } from '../../../router/params.ts'
import { makingMessages } from './office-making-messages.ts'
import { PaperSummary } from './office-paper-summary.tsx'
import type { OfficeQuiz } from './office-quiz.ts'
import { QuizStateBadge } from './office-quiz-state.tsx'
import { QuizTabs } from './office-quiz-tabs.tsx'
import { momentIn } from './office-zoned-time.ts'

const Openings = ({ quiz }: { quiz: OfficeQuiz }) => {
  const words = useMessages(makingMessages)
  const format = useFormat()
  const locale = useLocale()
  const moment = (instant: string) => momentIn(locale, instant, quiz.timeZone)
  return quiz.openings.length === 0 ? (
    <p>{words.noOpening}</p>
  ) : (
    <ul>
      {quiz.openings.map(({ openingId, opensAt, closesAt, attempts }) => (
        <li key={openingId}>
          {words.from(moment(opensAt))} {closesAt === null ? words.noEnd : words.to(moment(closesAt))} ·{' '}
          {words.attemptsIn(format.number(attempts))}
        </li>
      ))}
    </ul>
  )
}

const Whole = ({ quiz }: { quiz: OfficeQuiz }) => {
  const words = useMessages(makingMessages)
  return (
    <>
      <h2>{words.paper}</h2>
      <PaperSummary draft={quiz.draft} />
      <h2>{words.openings}</h2>
      <Openings quiz={quiz} />
    </>
  )
}

export const QuizPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const trades = useTrades()
  const { quizId = '' } = useParams()
  const read = useQuery(apiQuery('GET /api/office/quizzes/:quizId', { params: { quizId } }))
  const quiz = read.data
  return (
    <OfficePage
      title={quiz ? quiz.draft.title || words.untitled : office.quizzes}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={
        quiz ? (
          <>
            <QuizStateBadge state={quiz.state} /> {quiz.organisation.name} · {trades.name(quiz.tradeCode)}
          </>
        ) : undefined
      }
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={read}>{(data) => <Whole quiz={data} />}</Loaded>
    </OfficePage>
  )
}
