import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { minutesOf } from '../quizzes/quiz.ts'
import { useTradeNames } from '../trades/use-trades.ts'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'
import type { Quiz } from './next-step.ts'

/** More would push the page down; the rest is one tap away. */
const shown = 4

/** Those of the own trade first. */
const sorted = (quizzes: Quiz[], tradeCode: string | null) =>
  [...quizzes].sort((a, b) => Number(b.tradeCode === tradeCode) - Number(a.tradeCode === tradeCode)).slice(0, shown)

type Props = { quizzes: Quiz[]; tradeCode: string | null }

export const OpenQuizzes = ({ quizzes, tradeCode }: Props) => {
  const words = useMessages(homeMessages)
  const trades = useTradeNames()
  const format = useFormat()
  const facts = (quiz: Quiz) =>
    [
      words.facts(quiz.questions, minutesOf(quiz)),
      quiz.closesAt ? words.until(format.day(quiz.closesAt)) : '',
      quiz.countedScore === null ? '' : words.score(format.marks(quiz.countedScore)),
      quiz.awaitingMarks ? words.marking : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section className={styles.panel}>
      <h2>{words.open}</h2>
      {quizzes.length === 0 ? <p className={styles.soft}>{words.openNone}</p> : null}
      <ul className={styles.quizzes}>
        {sorted(quizzes, tradeCode).map((quiz) => (
          <li key={quiz.quizId}>
            <Link
              to={quiz.activeAttemptId ? `/attempts/${quiz.activeAttemptId}` : `/quizzes/${quiz.quizId}`}
              className={styles.quiz}
            >
              <TradeMark symbol={trades.symbol(quiz.tradeCode)} size={36} />
              <span>
                <strong lang={quiz.language}>{quiz.title}</strong>
                <small>{quiz.activeAttemptId ? words.going : facts(quiz)}</small>
              </span>
              <Icon name="forward" size={16} />
            </Link>
          </li>
        ))}
      </ul>
      {quizzes.length > shown ? (
        <p>
          <Link to="/quizzes">{words.openAll}</Link>
        </p>
      ) : null}
    </section>
  )
}
