import type { PracticeQuestion } from '@lianbing/contract'
import { lazy, Suspense } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { ChoiceInput } from './choice-input.tsx'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import { isChoice, loadOtherInput } from './question-types.ts'
import styles from './question-view.module.css'
import { letterOf, type Response, type Review } from './response.ts'
import { ReviewPanel } from './review-panel.tsx'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  /** There after the answer: key, explanation and what they came from. */
  review?: Review | undefined
  mark?: 'right' | 'wrong' | 'open' | 'unanswered' | undefined
  /** No more input: it is answered, on its way, or time is over. */
  frozen?: boolean
  onRespond?: (response: Response) => void
}

const ignore = () => {}

const OtherInput = lazy(async () => ({ default: (await loadOtherInput()).OtherInput }))

/** A question as a worker sees it, in practice, in a quiz and in a review. */
export const QuestionView = ({ question, response, review, mark, frozen = false, onRespond = ignore }: Props) => {
  const words = useMessages(questionMessages)
  const stopped = frozen || review !== undefined
  return (
    <article className={styles.question}>
      <p className={styles.tag}>{words.types[question.type]}</p>
      <div className={styles.stem} lang={question.language}>
        <ContentView value={question.stem} nameOption={(id) => letterOf(question, id)} />
      </div>
      <div className={styles.input} lang={question.language}>
        {isChoice(question) ? (
          <ChoiceInput question={question} response={response} review={review} frozen={stopped} onRespond={onRespond} />
        ) : (
          <Suspense>
            <OtherInput question={question} response={response} frozen={stopped} onRespond={onRespond} />
          </Suspense>
        )}
      </div>
      {review && mark ? <ReviewPanel question={question} response={response} review={review} mark={mark} /> : null}
    </article>
  )
}
