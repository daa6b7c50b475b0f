import type { PracticeQuestion } from '@lianbing/contract'
import { useMessages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import styles from './other-inputs.module.css'
import { letterOf, type Response } from './response.ts'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  frozen: boolean
  onRespond: (response: Response) => void
}

/** Ordering by two buttons a line: works by thumb, keyboard and screen reader alike. */
export const OrderInput = ({ question, response, frozen, onRespond }: Props) => {
  const words = useMessages(questionMessages)
  const order: string[] = response && 'order' in response ? response.order : question.options.map(({ id }) => id)
  const move = (from: number, to: number) => {
    const next = order.filter((_, index) => index !== from)
    next.splice(to, 0, order[from] ?? '')
    onRespond({ order: next })
  }
  return (
    <ol className={styles.lines}>
      {order.map((id, index) => {
        const letter = letterOf(question, id)
        return (
          <li key={id} className={styles.line}>
            <span className={styles.grow}>
              <ContentView value={question.options.find((option) => option.id === id)?.content ?? []} />
            </span>
            <button
              type="button"
              aria-label={words.earlier(letter)}
              disabled={frozen || index === 0}
              onClick={() => move(index, index - 1)}
            >
              <Icon name="up" />
            </button>
            <button
              type="button"
              aria-label={words.later(letter)}
              disabled={frozen || index === order.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <Icon name="down" />
            </button>
          </li>
        )
      })}
    </ol>
  )
}
