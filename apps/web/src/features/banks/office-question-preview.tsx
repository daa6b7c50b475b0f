import type { QuestionDraft, QuestionVersion } from '@lianbing/contract'
import { grade } from '@lianbing/scoring'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { QuestionView } from '../questions/question-view.tsx'
import type { Response, Review } from '../questions/response.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-question.module.css'
import { shownQuestion } from './office-shown-question.ts'

type Props = {
  content: QuestionVersion
  answer:
    | (Partial<Pick<Review, 'also' | 'treatment'>> & {
        key: QuestionDraft['key'] | null
        explanation: QuestionDraft['explanation']
      })
    | undefined
  label: string
  /** What a worker is told of it after the answer. */
  stale?: Review['stale']
}

/** The question on a phone's width, to be tried out before the answer and read after it. */
export const QuestionPreview = ({ content, answer, label, stale = null }: Props) => {
  const words = useMessages(banksMessages)
  const [after, setAfter] = useState(false)
  const [response, setResponse] = useState<Response>()
  const { key = null, also = [], treatment = 'key', explanation = [] } = answer ?? {}
  const { source, standard, edition } = content
  const review =
    after && key !== null ? { key, also, treatment, explanation, source, standard, edition, stale } : undefined
  return (
    <section className={styles.phone}>
      <h2>{label}</h2>
      <SegmentedControl
        fullWidth
        mt={4}
        aria-label={words.showAs}
        value={after ? 'after' : 'before'}
        onChange={(value) => setAfter(value === 'after')}
        data={[
          { value: 'before', label: words.before },
          { value: 'after', label: words.after },
        ]}
      />
      <div className={styles.frame}>
        <QuestionView
          question={shownQuestion(content)}
          response={response}
          review={review}
          mark={review && (response ? grade(review.key, response) : 'unanswered')}
          onRespond={setResponse}
        />
      </div>
    </section>
  )
}
