import { useLayoutEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import styles from './order-input.module.css'
import { ZoomButtons } from './picture.tsx'
import { type InputProps, letterOf, toggledOrder } from './response.ts'

/** Tapped one after the other they line up; what lies wrong moves by two buttons, or is taken out by another tap. */
export const OrderInput = ({ question, response, review, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const box = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string>(undefined)
  // What had the focus has moved or gone: the focus goes along instead of falling back to the page.
  useLayoutEffect(() => {
    const name = focusNext.current
    focusNext.current = undefined
    if (name === undefined) return
    const controls = [...(box.current?.querySelectorAll<HTMLElement>('[data-control]') ?? [])]
    controls.find(({ dataset }) => dataset.control === name)?.focus()
  })
  const { options } = question
  const order = response && 'order' in response ? response.order : []
  const contentOf = (id: string) => options.find((option) => option.id === id)?.content ?? []
  const rest = options.filter(({ id }) => !order.includes(id))
  const right = review?.key.type === 'ordering' ? review.key.order : undefined

  const toggle = (id: string) => {
    const next = toggledOrder(order, id)
    const place = next.indexOf(id)
    const others = rest.filter((option) => option.id !== id)
    focusNext.current =
      place < 0 ? id : ((others[rest.findIndex((option) => option.id === id)] ?? others.at(-1))?.id ?? id)
    announce(
      place < 0
        ? words.takenOut(letterOf(question, id))
        : words.placed(letterOf(question, id), place + 1, options.length),
    )
    onRespond(next.length === 0 ? {} : { order: next })
  }
  const move = (id: string, to: number, control: string) => {
    if (frozen || to < 0 || to >= order.length) return
    const next = order.filter((other) => other !== id)
    next.splice(to, 0, id)
    focusNext.current = control
    announce(words.placed(letterOf(question, id), to + 1, options.length))
    onRespond({ order: next })
  }
  return (
    <div ref={box} className={styles.order}>
      {frozen ? null : <p className={styles.hint}>{rest.length === 0 ? words.orderDone : words.orderHow}</p>}
      {order.length > 0 ? (
        <ol className={styles.lines}>
          {order.map((id, index) => {
            const letter = letterOf(question, id)
            const isRight = right === undefined ? undefined : right[index] === id
            return (
              <li
                key={id}
                className={classNames(styles.line, isRight && styles.right, isRight === false && styles.wrong)}
              >
                <button
                  type="button"
                  className={styles.card}
                  data-control={id}
                  disabled={frozen}
                  onClick={() => toggle(id)}
                >
                  <span className={styles.number}>{index + 1}</span>
                  <span className={styles.text}>
                    <span className="visually-hidden">{`${letter} `}</span>
                    <ContentView value={contentOf(id)} inLabel />
                    {isRight === undefined ? null : (
                      <span className={styles.verdict}>
                        <Icon name={isRight ? 'tick' : 'cross'} /> {isRight ? words.inPlace : words.notInPlace}
                      </span>
                    )}
                    {frozen ? null : <span className="visually-hidden">{words.takeOut}</span>}
                  </span>
                </button>
                {frozen ? null : (
                  <>
                    <button
                      type="button"
                      className={styles.move}
                      data-control={`up ${id}`}
                      aria-label={words.earlier(letter)}
                      aria-disabled={index === 0}
                      onClick={() => move(id, index - 1, `up ${id}`)}
                    >
                      <Icon name="up" />
                    </button>
                    <button
                      type="button"
                      className={styles.move}
                      data-control={`down ${id}`}
                      aria-label={words.later(letter)}
                      aria-disabled={index === order.length - 1}
                      onClick={() => move(id, index + 1, `down ${id}`)}
                    >
                      <Icon name="down" />
                    </button>
                  </>
                )}
              </li>
            )
          })}
        </ol>
      ) : null}
      {rest.length > 0 ? (
        <ul className={styles.lines} aria-label={words.notPlaced}>
          {rest.map(({ id, content }) => (
            <li key={id} className={styles.open}>
              <button
                type="button"
                className={styles.card}
                data-control={id}
                disabled={frozen}
                onClick={() => toggle(id)}
              >
                <span className={styles.letter}>{letterOf(question, id)}</span>
                <span className={styles.text}>
                  <ContentView value={content} inLabel />
                  {frozen ? null : <span className="visually-hidden">{words.placeNext(order.length + 1)}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ZoomButtons parts={options.map(({ id, content }) => ({ name: letterOf(question, id), content }))} />
    </div>
  )
}
