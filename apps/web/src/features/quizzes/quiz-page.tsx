import { useMutation, useQuery } from '@tanstack/react-query'
import { call, queryClient } from '../../api/client.ts'
import { forget } from '../../api/device-storage.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { Link } from '../../router/link.tsx'
import { useParams } from '../../router/params.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import { rememberEpoch, startKeyOf } from './attempt-owner.ts'
import { quizMessages } from './messages.ts'
import { isUsedUp, minutesOf, type Quiz } from './quiz.ts'
import styles from './quizzes.module.css'
import { quizzesQuery } from './quizzes-page.tsx'
import { rulesMessages } from './rules/messages.ts'
import { rulesInWords } from './rules/rules-in-words.ts'

export const QuizPage = () => {
  const { quizId } = useParams()
  const words = useMessages(quizMessages)
  const { data, error, refetch } = useQuery(quizzesQuery)
  const quiz = data?.items.find((other) => other.quizId === quizId)
  return (
    <>
      <PageHead title={quiz?.title ?? words.title} back="/quizzes" />
      {quiz ? (
        <Intro quiz={quiz} />
      ) : data ? (
        <EmptyState title={words.none}>
          <ButtonLink to="/quizzes">{words.title}</ButtonLink>
        </EmptyState>
      ) : error ? (
        <ApiProblem error={error} safe={words.attemptSafe} retry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </>
  )
}

const RuleList = ({ rules, from = 0 }: { rules: readonly string[]; from?: number }) => (
  <ol style={{ counterReset: `rule ${from}` }}>
    {rules.map((rule) => (
      <li key={rule}>{rule}</li>
    ))}
  </ol>
)

/** The rules in plain words, made from the very settings that the server applies. */
const Intro = ({ quiz }: { quiz: Quiz }) => {
  const words = useMessages(quizMessages)
  const spoken = useMessages(rulesMessages)
  const format = useFormat()
  const trades = useTradeNames()
  const start = useMutation({
    mutationFn: () => {
      const params = { quizId: quiz.quizId }
      return call('POST /api/quizzes/:quizId/attempts', { params, body: { startKey: startKeyOf(quiz.quizId) } })
    },
    onSuccess: (attempt) => {
      forget(`start.${quiz.quizId}`)
      // Nothing is stored in it yet: no other device can have written there.
      if (attempt.stored.length === 0) rememberEpoch(attempt.attemptId, attempt.epoch)
      void queryClient.invalidateQueries({ queryKey: quizzesQuery.queryKey })
      navigate(`/attempts/${attempt.attemptId}`)
    },
  })
  const endless = quiz.closesAt === null
  const names = { trade: trades.name, organisations: quiz.eligibleOrganisations, marks: format.marks, endless }
  const told = rulesInWords(quiz, spoken, names, quiz)
  const textOf = ({ text }: (typeof told)[number]) => text
  const first = [
    words.rulePaper(quiz.questions, format.marks(quiz.maximum)),
    ...told.filter((rule) => rule.first).map(textOf),
    ...(quiz.closesAt === null ? [] : [words.ruleCloses(format.moment(quiz.closesAt))]),
    words.ruleNoted,
  ]
  const more = [
    ...told.filter((rule) => !rule.first).map(textOf),
    words.ruleClock,
    quiz.feedback === 'each' ? words.ruleSavedEach : words.ruleSaved,
    words.ruleOffline,
    words.ruleExpiry,
    words.ruleOnce,
  ]
  const arranged = [
    ...(quiz.extraSeconds > 0 ? [words.ownTime(spoken.length(quiz.extraSeconds))] : []),
    ...(quiz.moreAttempts > 0 && quiz.attemptsAllowed !== null ? [words.ownAttempts(quiz.moreAttempts)] : []),
    ...(quiz.hasOwnWindow && quiz.closesAt !== null ? [words.ownWindow(format.moment(quiz.closesAt))] : []),
  ]
  return (
    <div className={styles.intro}>
      <Card drawing className={styles.plate}>
        <TradeMark symbol={trades.symbol(quiz.tradeCode)} size={72} />
        <div>
          <p>{trades.name(quiz.tradeCode)}</p>
          <p className={styles.figure}>{words.quizLine(quiz.questions, minutesOf(quiz))}</p>
        </div>
      </Card>
      <section className={styles.rules}>
        <h2>{words.rules}</h2>
        {arranged.length > 0 ? (
          <p className={styles.arranged}>
            <Icon name="me" /> {words.own(arranged.join(words.clause))}
          </p>
        ) : null}
        <RuleList rules={first} />
        <details>
          <summary>{words.moreRules(more.length)}</summary>
          <RuleList rules={more} from={first.length} />
        </details>
      </section>
      {quiz.awaitingMarks ? (
        <p role="status">
          {words.marking} · <Link to="/attempts">{words.mine}</Link>
        </p>
      ) : null}
      <div className={styles.begin}>
        {start.error ? <ApiProblem error={start.error} safe={words.attemptSafe} retry={() => start.mutate()} /> : null}
        {quiz.activeAttemptId ? (
          <ButtonLink look="next" large to={`/attempts/${quiz.activeAttemptId}`}>
            {words.goOn}
          </ButtonLink>
        ) : isUsedUp(quiz) ? (
          <p>{words.usedUp}</p>
        ) : quiz.startsAgainAt ? (
          <p>{words.waitUntil(format.moment(quiz.startsAgainAt))}</p>
        ) : (
          <Button look="next" large busy={start.isPending} onClick={() => start.mutate()}>
            {words.start}
          </Button>
        )}
      </div>
    </div>
  )
}
