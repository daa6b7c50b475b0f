import type { Output } from '@lianbing/contract/client'
import type { ReactNode } from 'react'
import { formatElapsed, useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Scale } from '../../ui/scale.tsx'
import { questionMessages } from '../questions/messages.ts'
import { plainText } from '../questions/plain-text.ts'
import { QuestionView } from '../questions/question-view.tsx'
import { Markings } from './markings.tsx'
import { quizMessages } from './messages.ts'
import styles from './result.module.css'

type Result = Output<'GET /api/attempts/:attemptId/result'>

/** Marks, pass or not, and the questions as far as the quiz shows them. */
export const ResultView = ({ result, children }: { result: Result; children?: ReactNode }) => {
  const words = useMessages(quizMessages)
  const format = useFormat()
  const tone = result.passed === null ? undefined : result.passed ? styles.passed : styles.failed
  return (
    <>
      <section className={classNames(styles.score, tone)}>
        {result.voided ? (
          <p className={styles.verdict}>
            <Icon name="warn" size={28} /> {words.voided}
          </p>
        ) : result.passed === null ? (
          <p className={styles.verdict}>{result.waiting ? words.marking : words.handedIn}</p>
        ) : (
          <p className={styles.verdict}>
            <Icon name={result.passed ? 'tick' : 'cross'} size={28} /> {result.passed ? words.passed : words.failed}
          </p>
        )}
        {result.voided ? (
          <>
            <p>{words.voidedReason(result.voided.reason)}</p>
            <p>{words.voidedNote}</p>
          </>
        ) : result.score === null ? (
          <>
            <p>
              {result.waiting
                ? words.awaitingMarks(result.waiting.slots.map((slot) => slot + 1).join('、'))
                : words.handedInNone}
            </p>
            {result.waiting && result.waiting.maximum > 0 ? (
              <p>{words.soFar(format.marks(result.waiting.score), format.marks(result.waiting.maximum))}</p>
            ) : null}
          </>
        ) : (
          <>
            <p className={styles.figure}>{words.marksOf(format.marks(result.score), format.marks(result.maximum))}</p>
            <Scale label={words.result} value={Math.round(result.score / 100)} of={Math.round(result.maximum / 100)} />
          </>
        )}
        <p className={styles.facts}>
          {[
            words.passMark(format.marks(result.passScore)),
            words.answeredOf(result.answered, result.questions),
            words.used(formatElapsed(result.elapsedMs)),
            words.reasons[result.closeReason],
          ].join(' · ')}
        </p>
      </section>
      {children}
      {result.voided ? null : result.slots.length > 0 ? (
        <Slots slots={result.slots} />
      ) : (
        <p>
          {result.feedback === 'marks'
            ? words.onlyMarks
            : result.feedback !== 'later'
              ? null
              : result.reviewsAt
                ? words.reviewsAt(format.moment(result.reviewsAt))
                : words.reviewsLater}
        </p>
      )}
      <p className={styles.more}>
        <ButtonLink to="/quizzes" look="steel">
          {words.again}
        </ButtonLink>
      </p>
    </>
  )
}

const icons = {
  right: 'tick',
  part: 'tick',
  wrong: 'cross',
  open: 'waiting',
  unanswered: 'dash',
  dropped: 'dash',
} as const

const Slots = ({ slots }: Pick<Result, 'slots'>) => {
  const words = useMessages(quizMessages)
  const common = useMessages(questionMessages)
  const format = useFormat()
  const { right, wrong, openMark: open, unanswered, dropped } = common
  const verdicts = { right, part: words.part, wrong, open, unanswered, dropped }
  return (
    <section className={styles.slots}>
      <h2>{words.review}</h2>
      {slots.map(({ question, response, mark, score, maximum, markings }, place) =>
        question ? (
          <details key={`${place}`}>
            <summary>
              <span className={styles.number}>{place + 1}</span>
              <span className={styles.stem}>{plainText(question.stem)}</span>
              <span className={classNames(styles.mark, styles[mark])}>
                <Icon name={icons[mark]} /> {verdicts[mark]}
                <small>
                  {mark === 'open'
                    ? words.openMarks(format.marks(maximum))
                    : words.rightMarks(format.marks(score), format.marks(maximum))}
                </small>
              </span>
            </summary>
            <div>
              <QuestionView question={question} response={response ?? undefined} review={question} mark={mark} />
              {markings.length > 0 ? <Markings markings={markings} /> : null}
            </div>
          </details>
        ) : null,
      )}
    </section>
  )
}
