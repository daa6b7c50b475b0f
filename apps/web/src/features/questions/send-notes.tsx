import { useEffect, useState } from 'react'
import { problemTexts } from '../../api/problem-texts.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { Refused } from '../../outbox/outbox.ts'
import type { SenderState } from '../../outbox/sender.ts'
import { Button } from '../../ui/button.tsx'
import { questionMessages } from './messages.ts'
import styles from './save-state.module.css'

/** `onGo`: while a question can still be answered. */
type NotesProps = { state: SenderState; onGo?: (slot: number) => void }

/** What the one word cannot say: that this device keeps nothing, and which answers were not accepted. */
export const SendNotes = ({ state, onGo }: NotesProps) => {
  const words = useMessages(questionMessages)
  return (
    <>
      {state.refuses && onGo ? (
        <p className={styles.note} role="status">
          {words.notKept}
        </p>
      ) : null}
      <RefusedList refused={state.outbox.refused} {...(onGo ? { onGo } : {})} />
    </>
  )
}

/** Below a question that waits for its mark. */
export const KeptHere = () => <p className={styles.note}>{useMessages(questionMessages).keptHere}</p>

/** Where its text is still on the way it appears when it is here: nothing may take a running attempt off the screen. */
const Reason = ({ code }: Pick<Refused, 'code'>) => {
  const locale = useLocale()
  const [texts, setTexts] = useState(problemTexts.loaded(locale))
  useEffect(() => {
    problemTexts.load(locale).then(setTexts, () => {})
  }, [locale])
  return <span>{texts?.[code].title}</span>
}

type ListProps = { refused: readonly Pick<Refused, 'slot' | 'code'>[]; onGo?: (slot: number) => void }

/** Answers that the server did not take, each with its reason. */
export const RefusedList = ({ refused, onGo }: ListProps) => {
  const words = useMessages(questionMessages)
  if (refused.length === 0) return null
  return (
    <section className={styles.note} role="alert">
      <h2>{words.refusedList}</h2>
      <p>{onGo ? words.refusedMend : words.refusedEnd}</p>
      <ul className={styles.list}>
        {refused.map(({ slot, code }) => (
          <li key={slot}>
            {onGo ? (
              <Button look="quiet" onClick={() => onGo(slot)}>
                {words.question(slot + 1)}
              </Button>
            ) : (
              <strong>{words.question(slot + 1)}</strong>
            )}{' '}
            <Reason code={code} />
          </li>
        ))}
      </ul>
    </section>
  )
}
