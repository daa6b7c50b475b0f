import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ContentView } from './content-view.tsx'
import styles from './match-input.module.css'
import { questionMessages } from './messages.ts'
import { ZoomButtons } from './picture.tsx'
import { type InputProps, letterAt } from './response.ts'

/** Letters choose on the left and figures on the right, wherever the focus is but in a field. */
const useMatchKeys = (chooseLeft: (index: number) => void, chooseRight: (index: number) => void) => {
  const latest = useRef({ chooseLeft, chooseRight })
  useEffect(() => {
    latest.current = { chooseLeft, chooseRight }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
      if (/^[1-9]$/.test(event.key)) latest.current.chooseRight(Number(event.key) - 1)
      // F flags in a quiz.
      else if (/^[a-eg-i]$/i.test(event.key)) latest.current.chooseLeft(event.key.toLowerCase().charCodeAt(0) - 97)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** A partner is found by two taps: one on the left, one on the right. A target may serve several, or none. */
export const MatchInput = ({ question, response, review, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const { options, targets } = question
  const pairs: [string, string][] = response && 'pairs' in response ? response.pairs : []
  const partnerOf = (id: string) => pairs.find(([left]) => left === id)?.[1]
  const numberOf = (id: string) => targets.findIndex((target) => target.id === id) + 1
  const [chosen, setChosen] = useState<string>()
  const active = frozen ? undefined : (chosen ?? options.find(({ id }) => partnerOf(id) === undefined)?.id)
  const activeLetter = letterAt(options.findIndex(({ id }) => id === active))

  const chooseLeft = (index: number) => {
    const id = options[index]?.id
    if (id === undefined || frozen) return
    setChosen(id)
    announce(words.matchFor(letterAt(index)))
  }
  const chooseRight = (index: number) => {
    const target = targets[index]
    if (target === undefined || frozen) return
    if (active === undefined) return announce(words.matchDone)
    const others = pairs.filter(([left]) => left !== active)
    const undone = partnerOf(active) === target.id
    const next: [string, string][] = undone ? others : [...others, [active, target.id]]
    announce(undone ? words.unmatched(activeLetter) : words.matched(activeLetter, index + 1))
    setChosen(undone ? active : undefined)
    onRespond(next.length === 0 ? {} : { pairs: next })
  }
  useMatchKeys(chooseLeft, chooseRight)
  const right = review?.key.type === 'matching' ? new Map(review.key.pairs) : undefined
  return (
    <div className={styles.match}>
      {frozen ? null : (
        <p className={styles.hint}>{active === undefined ? words.matchDone : words.matchFor(activeLetter)}</p>
      )}
      <div className={styles.sides}>
        <ol className={styles.side} aria-label={words.matchLeft}>
          {options.map(({ id, content }, index) => {
            const partner = partnerOf(id)
            const isRight = right === undefined ? undefined : right.get(id) === partner
            return (
              <li key={id}>
                <button
                  type="button"
                  className={classNames(
                    styles.card,
                    partner !== undefined && styles.paired,
                    id === active && styles.active,
                    isRight && styles.right,
                    isRight === false && styles.wrong,
                  )}
                  aria-pressed={id === active}
                  disabled={frozen}
                  onClick={() => chooseLeft(index)}
                >
                  <span className={styles.head}>
                    <span className={styles.letter}>{letterAt(index)}</span>
                    <span className={styles.partner}>
                      {partner === undefined ? null : (
                        <>
                          <Icon name="forward" size={16} />
                          <span className={classNames(styles.letter, styles.mate)}>{numberOf(partner)}</span>
                        </>
                      )}
                      {isRight === undefined ? null : <Icon name={isRight ? 'tick' : 'cross'} />}
                    </span>
                  </span>
                  <span className={styles.text}>
                    <ContentView value={content} inLabel />
                  </span>
                  <span className="visually-hidden">
                    {partner === undefined ? words.noPartner : words.hasPartner(numberOf(partner))}
                    {isRight === undefined ? null : ` ${isRight ? words.right : words.wrong}`}
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
        <ol className={styles.side} aria-label={words.matchRight}>
          {targets.map(({ id, content }, index) => {
            const users = options.flatMap((option, at) => (partnerOf(option.id) === id ? [letterAt(at)] : []))
            return (
              <li key={id}>
                <button
                  type="button"
                  className={classNames(styles.card, users.length > 0 && styles.paired)}
                  disabled={frozen}
                  onClick={() => chooseRight(index)}
                >
                  <span className={styles.head}>
                    <span className={styles.letter}>{index + 1}</span>
                    <span className={styles.partner}>{users.join(' ')}</span>
                  </span>
                  <span className={styles.text}>
                    <ContentView value={content} inLabel />
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      </div>
      <ZoomButtons
        parts={[
          ...options.map(({ content }, index) => ({ name: letterAt(index), content })),
          ...targets.map(({ content }, index) => ({ name: String(index + 1), content })),
        ]}
      />
    </div>
  )
}
