import { plainText } from '@lianbing/scoring'
import { type KeyboardEvent, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { questionMessages } from './messages.ts'
import styles from './other-inputs.module.css'
import { gapsOf, type InputProps } from './response.ts'
import { Stem } from './stem.tsx'

/** In letters of Latin width: a Chinese one is twice as wide. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

/** Gaps where the stem has them; those of which it says nothing stand below it, by number. */
export const BlanksInput = ({ question, response, review, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const box = useRef<HTMLDivElement>(null)
  const count = question.blanks ?? 1
  const texts = Array.from({ length: count }, (_, index) =>
    response && 'texts' in response ? (response.texts[index] ?? '') : '',
  )
  const key = review?.key.type === 'blanks' && !review.key.anyOrder ? review.key.texts : undefined
  const isRight = (index: number) => key?.[index]?.some((text) => plainText(text) === plainText(texts[index] ?? ''))

  /** Enter goes to the next gap that is empty; where none is, it confirms like anywhere else. */
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || frozen) return
    const gaps = [...(box.current?.querySelectorAll('input') ?? [])]
    const here = gaps.indexOf(event.currentTarget)
    const next = [...gaps.slice(here + 1), ...gaps.slice(0, here)].find((gap) => gap.value.trim() === '')
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  const gap = (index: number) => {
    const text = texts[index] ?? ''
    const right = isRight(index)
    return (
      <span className={styles.gapBox}>
        <input
          className={classNames(styles.gap, right === true && styles.right, right === false && styles.wrong)}
          aria-label={words.blankNumber(index + 1)}
          size={Math.min(28, Math.max(6, widthOf(text) + 1))}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint={count > 1 ? 'next' : 'done'}
          maxLength={500}
          readOnly={frozen}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) =>
            onRespond({ texts: texts.map((other, place) => (place === index ? event.target.value : other)) })
          }
        />
        {right === undefined ? null : (
          <span className={right ? styles.rightSign : styles.wrongSign}>
            <Icon name={right ? 'tick' : 'cross'} />
            <span className="visually-hidden">{right ? words.right : words.wrong}</span>
          </span>
        )}
      </span>
    )
  }
  const within = new Set(gapsOf(question.stem))
  const below = texts.flatMap((_, index) => (within.has(index) ? [] : [index]))
  return (
    <div ref={box} className={styles.blanks}>
      <Stem question={question} gap={(index) => (index < count ? gap(index) : undefined)} />
      {below.map((index) => (
        <div key={index} className={styles.field}>
          <span aria-hidden="true">{words.blankNumber(index + 1)}</span>
          {gap(index)}
        </div>
      ))}
    </div>
  )
}
