import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useRights } from '../../../office/rights.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useParams } from '../../../router/params.ts'
import { makingMessages } from './office-making-messages.ts'
import { Openings } from './office-openings.tsx'
import { PaperSummary } from './office-paper-summary.tsx'
import type { OfficeQuiz } from './office-quiz.ts'
import { QuizEditor } from './office-quiz-editor.tsx'
import { QuizStateBadge } from './office-quiz-state.tsx'
import { QuizTabs } from './office-quiz-tabs.tsx'

const ReadOnly = ({ quiz }: { quiz: OfficeQuiz }) => {
  const words = useMessages(makingMessages)
  return (
    <>
      <h2>{words.paper}</h2>
      <PaperSummary draft={quiz.draft} />
      <h2>{words.openings}</h2>
      <Openings quiz={quiz} mayChange={false} />
    </>
  )
}

export const QuizPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const trades = useTrades()
  const rights = useRights()
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
      <Loaded read={read}>
        {(data) => (rights.quizzes ? <QuizEditor key={quizId} quiz={data} /> : <ReadOnly quiz={data} />)}
      </Loaded>
    </OfficePage>
  )
}
