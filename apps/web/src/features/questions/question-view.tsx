import type { PracticeQuestion } from '@lianbing/contract'
import { lazy, Suspense } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { CaseMaterial } from './case-material.tsx'
import type { CasePlace } from './case-place.ts'
import { ChoiceInput } from './choice-input.tsx'
import { ReviewPanel } from './lazy-review-panel.tsx'
import { questionMessages } from './messages.ts'
import { isChoice, loadOtherQuestion } from './question-types.ts'
import styles from './question-view.module.css'
import type { Response, Review } from './response.ts'
import { Stem } from './stem.tsx'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  /** There after the answer: key, explanation and what they came from. */
  review?: Review | undefined
  mark?: 'right' | 'part' | 'wrong' | 'open' | 'unanswered' | 'dropped' | undefined
  /** The mark has come to an answer that was just given. */
  isFresh?: boolean
  /** Its place among neighbours of the same case. */
  inCase?: CasePlace | undefined
  /** No more input: it is answered, on its way, or time is over. */
  frozen?: boolean
  onRespond?: (response: Response) => void
}

const ignore = () => {}

const OtherQuestion = lazy(async () => ({ default: (await loadOtherQuestion()).OtherQuestion }))

/** A question as a worker sees it, in practice, in a quiz and in a review. */
export const QuestionView = (props: Props) => {
  const { question, response, review, mark, isFresh = false, inCase, frozen = false, onRespond = ignore } = props
  const words = useMessages(questionMessages)
  const input = { question, response, review, frozen: frozen || review !== undefined, onRespond }
  return (
    <article className={styles.question}>
      {question.material.length > 0 ? <CaseMaterial question={question} place={inCase} /> : null}
      <p className={styles.tag}>{words.types[question.type]}</p>
      {isChoice(question) ? (
        <>
          <Stem question={question} />
          <div className={styles.input} lang={question.language}>
            <ChoiceInput {...input} />
          </div>
        </>
      ) : (
        <Suspense fallback={<Stem question={question} />}>
          <OtherQuestion {...input} />
        </Suspense>
      )}
      {review && mark ? (
        <ReviewPanel question={question} response={response} review={review} mark={mark} isFresh={isFresh} />
      ) : null}
    </article>
  )
}
