import { type ReactNode, useId } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './choice-input.module.css'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import { ZoomButtons } from './picture.tsx'
import { chosenAt, type InputProps, letterAt, type Response, type Review } from './response.ts'

const chosenIds = (response: Response | undefined): readonly string[] => {
  if (response === undefined) return []
  if ('choice' in response) return [response.choice]
  if ('choices' in response) return response.choices
  return 'truth' in response ? [String(response.truth)] : []
}

const rightIds = (review: Review | undefined): readonly string[] => {
  const key = review?.key
  if (key?.type === 'single-choice') return [key.choice]
  if (key?.type === 'multiple-choice') return key.choices
  return key?.type === 'true-false' ? [String(key.truth)] : []
}

/** Options as cards over native radio buttons and checkboxes; after the answer each card says what it was. */
export const ChoiceInput = ({ question, response, review, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const name = useId()
  const options: { id: string; shown: ReactNode }[] =
    question.type === 'true-false'
      ? [true, false].map((truth) => ({ id: String(truth), shown: words.truth(truth) }))
      : question.options.map(({ id, content }) => ({ id, shown: <ContentView value={content} inLabel /> }))
  const chosen = chosenIds(response)
  const right = rightIds(review)
  return (
    <fieldset className={styles.options}>
      <legend className="visually-hidden">{words.asks[question.type]}</legend>
      {options.map(({ id, shown }, index) => {
        const isChosen = chosen.includes(id)
        const isRight = review !== undefined && right.includes(id)
        const isWrong = review !== undefined && isChosen && !isRight
        const verdict = isRight
          ? isChosen
            ? words.chosenRight
            : question.type === 'multiple-choice' && chosen.length > 0
              ? words.missed
              : words.rightAnswer
          : words.chosenWrong
        const choose = () => {
          const next = chosenAt(question, response, index)
          if (next) onRespond(next)
        }
        return (
          <label
            key={id}
            className={classNames(
              styles.option,
              isChosen && styles.chosen,
              isRight && styles.right,
              isWrong && styles.wrong,
              frozen && styles.frozen,
            )}
          >
            <input
              type={question.type === 'multiple-choice' ? 'checkbox' : 'radio'}
              name={name}
              checked={isChosen}
              disabled={frozen}
              onChange={choose}
              // The same tap again is no change for the browser; what was not accepted is sent once more by it.
              onClick={isChosen && question.type !== 'multiple-choice' ? choose : undefined}
            />
            <span className={styles.letter}>{letterAt(index)}</span>
            <span className={styles.text}>{shown}</span>
            {isRight || isWrong ? (
              <span className={styles.verdict}>
                <Icon name={isRight ? 'tick' : 'cross'} /> {verdict}
              </span>
            ) : null}
          </label>
        )
      })}
      <ZoomButtons parts={question.options.map(({ content }, index) => ({ name: letterAt(index), content }))} />
    </fieldset>
  )
}
