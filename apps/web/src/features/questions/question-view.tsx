import type { PracticeQuestion } from '@lianbing/contract'
import { useMessages } from '../../i18n/messages.ts'
import { ChoiceInput } from './choice-input.tsx'
import { ContentView } from './content-view.tsx'
import { MatchInput } from './match-input.tsx'
import { questionMessages } from './messages.ts'
import { OrderInput } from './order-input.tsx'
import styles from './question-view.module.css'
import { letterOf, type Response, type Review } from './response.ts'
import { ReviewPanel } from './review-panel.tsx'
import { WrittenInput } from './written-input.tsx'

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

const inputs = {
  'single-choice': ChoiceInput,
  'multiple-choice': ChoiceInput,
  'true-false': ChoiceInput,
  blanks: WrittenInput,
  numeric: WrittenInput,
  written: WrittenInput,
  ordering: OrderInput,
  matching: MatchInput,
} as const

/** A question as a worker sees it, in practice, in a quiz and in a review. */
export const QuestionView = ({ question, response, review, mark, frozen = false, onRespond = ignore }: Props) => {
  const words = useMessages(questionMessages)
  const Input = inputs[question.type]
  return (
    <article className={styles.question}>
      <p className={styles.tag}>{words.types[question.type]}</p>
      <div className={styles.stem} lang={question.language}>
        <ContentView value={question.stem} nameOption={(id) => letterOf(question, id)} />
      </div>
      <div className={styles.input} lang={question.language}>
        <Input
          question={question}
          response={response}
          review={review}
          frozen={frozen || review !== undefined}
          onRespond={onRespond}
        />
      </div>
      {review && mark ? <ReviewPanel question={question} response={response} review={review} mark={mark} /> : null}
    </article>
  )
}
