import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { KeptAnswers } from '../questions/kept-answers.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import { quizMessages } from './messages.ts'
import { isUsedUp, minutesOf, type Quiz } from './quiz.ts'
import styles from './quizzes.module.css'

/** Whoever waits for the next attempt sees by itself when it may begin: the server's clock says so. */
export const quizzesQuery = {
  ...apiQuery('GET /api/quizzes', {}),
  refetchInterval: ({ state }: { state: { data?: Output<'GET /api/quizzes'> | undefined } }) =>
    state.data?.items.some(({ startsAgainAt }) => startsAgainAt !== null) ? 30_000 : (false as const),
}

export const QuizzesPage = () => {
  const words = useMessages(quizMessages)
  const { data, error, refetch } = useQuery(quizzesQuery)
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink to="/attempts" look="quiet">
            {words.mine}
          </ButtonLink>
        }
      />
      <KeptAnswers />
      {data === undefined ? (
        error ? (
          <ApiProblem error={error} safe={words.attemptSafe} retry={() => void refetch()} />
        ) : (
          <Skeleton rows={['tall', 'tall', 'tall']} />
        )
      ) : data.items.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneMend}</p>
          <ButtonLink look="next" to="/practice">
            {words.toPractice}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.items.map((quiz) => (
            <li key={quiz.quizId}>
              <QuizRow quiz={quiz} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const QuizRow = ({ quiz }: { quiz: Quiz }) => {
  const words = useMessages(quizMessages)
  const format = useFormat()
  const { symbol } = useTradeNames()
  const notes = [
    words.quizLine(quiz.questions, minutesOf(quiz)),
    quiz.countedScore === null ? undefined : words.counted[quiz.counts](format.marks(quiz.countedScore)),
    quiz.awaitingMarks ? words.marking : undefined,
    isUsedUp(quiz) ? words.usedUp : quiz.startsAgainAt ? words.waitUntil(format.moment(quiz.startsAgainAt)) : undefined,
  ]
  return (
    <Link className={styles.row} to={`/quizzes/${quiz.quizId}`}>
      <TradeMark symbol={symbol(quiz.tradeCode)} size={44} />
      <span className={styles.rowText}>
        <strong lang={quiz.language}>{quiz.title}</strong>
        <small>{notes.filter(Boolean).join(' · ')}</small>
      </span>
      {quiz.activeAttemptId ? (
        <span className={styles.running}>
          <Icon name="timer" /> {words.goesOn}
        </span>
      ) : (
        <Icon name="forward" />
      )}
    </Link>
  )
}
