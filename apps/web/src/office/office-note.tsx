import { Button, CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { codeOf } from '../api/problem.ts'
import { problemTexts } from '../api/problem-texts.ts'
import { useMessages } from '../i18n/messages.ts'
import { Link } from '../router/link.tsx'
import { Icon } from '../ui/icon.tsx'
import { createStore, useStore } from '../ui/store.ts'
import { officeMessages } from './messages.ts'
import styles from './office-note.module.css'

/** Where there is more to do about what has been done. */
export type NoteLink = { to: string; text: string }

type Note =
  | { text: string; undo?: (() => Promise<unknown>) | undefined; next?: NoteLink | undefined }
  | { problem: unknown }

const noteStore = createStore<Note | undefined>(undefined)

/** Says what has been done, with the way back; a later note takes the place of an earlier one. */
export const note = (text: string, undo?: () => Promise<unknown>, next?: NoteLink): void =>
  noteStore.set({ text, undo, next })
/** Says why something was not done, where no dialog is open that could. */
export const noteProblem = (problem: unknown): void => noteStore.set({ problem })

/** Long enough to read it and to reach the button; it waits while the pointer or the focus is on it. */
const shownMs = 10_000

export const OfficeNote = () => {
  const words = useMessages(officeMessages)
  const texts = useMessages(problemTexts)
  const shown = useStore(noteStore)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (shown === undefined || held) return
    const timer = setTimeout(() => noteStore.set(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [shown, held])
  const takeBack = (undo: () => Promise<unknown>) => {
    undo().then(() => note(words.undone), noteProblem)
  }
  const problem = shown && 'problem' in shown ? texts[codeOf(shown.problem)] : undefined
  return (
    <div className={styles.place} role="status">
      {shown ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold the note, they do nothing else.
        <div
          className={styles.note}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon name={problem ? 'warn' : 'tick'} />
          <span className={styles.text}>
            {problem ? `${problem.title}. ${problem.mend}` : 'text' in shown && shown.text}
          </span>
          {'next' in shown && shown.next ? (
            <Link className={styles.next} to={shown.next.to}>
              {shown.next.text}
            </Link>
          ) : null}
          {'undo' in shown && shown.undo ? (
            <Button size="xs" onClick={() => shown.undo && takeBack(shown.undo)}>
              {words.undo}
            </Button>
          ) : null}
          <CloseButton className={styles.close} aria-label={words.close} onClick={() => noteStore.set(undefined)} />
        </div>
      ) : null}
    </div>
  )
}
