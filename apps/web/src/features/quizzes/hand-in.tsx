import { useMutation } from '@tanstack/react-query'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/store.ts'
import type { SheetItem } from '../questions/answer-sheet.tsx'
import { questionMessages } from '../questions/messages.ts'
import { attemptMessages } from './attempt-messages.ts'
import type { AttemptWriter } from './attempt-writer.ts'
import styles from './end.module.css'
import { endMessages } from './end-messages.ts'

type Props = {
  items: readonly SheetItem[]
  writer: AttemptWriter
  /** Absent where there is no way back. */
  onGo: ((slot: number) => void) | undefined
  onClose: () => void
  onDone: () => void
}

/** Says what is still open and flagged before the paper goes. */
export const HandIn = ({ items, writer, onGo, onClose, onDone }: Props) => {
  const attempt = useMessages(attemptMessages)
  const words = useMessages(endMessages)
  const common = useMessages(questionMessages)
  const shell = useMessages(shellMessages)
  const { waiting } = useStore(writer.store).outbox
  const submit = useMutation({ mutationFn: () => writer.submit(), onSuccess: onDone })
  const numbers = (wanted: (item: SheetItem) => boolean) => items.flatMap((item, slot) => (wanted(item) ? [slot] : []))
  const open = numbers(({ state }) => state === 'open')
  const refused = numbers(({ state }) => state === 'refused')
  return (
    <Dialog title={words.handInTitle} closeLabel={shell.close} onClose={onClose}>
      {open.length + refused.length === 0 ? <p>{words.allAnswered}</p> : null}
      <Numbers title={words.openNumbers} slots={open} onGo={onGo} />
      <Numbers title={common.refusedList} slots={refused} onGo={onGo} />
      <Numbers title={words.flaggedNumbers} slots={numbers(({ flagged }) => flagged === true)} onGo={onGo} />
      <p>{words.handInNote}</p>
      {submit.error ? (
        <ApiProblem
          error={submit.error}
          safe={waiting.length > 0 ? words.handInWaiting(waiting.length) : attempt.attemptSafe}
          retry={() => submit.mutate()}
        />
      ) : null}
      <div className={styles.pair}>
        <Button large onClick={onClose}>
          {words.stay}
        </Button>
        <Button look="next" large busy={submit.isPending} onClick={() => submit.mutate()}>
          {attempt.handIn}
        </Button>
      </div>
    </Dialog>
  )
}

const Numbers = ({ title, slots, onGo }: { title: string; slots: number[] } & Pick<Props, 'onGo'>) => {
  const common = useMessages(questionMessages)
  if (slots.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.numbers}>
        {slots.map((slot) => (
          <li key={slot}>
            <button type="button" aria-label={common.question(slot + 1)} disabled={!onGo} onClick={() => onGo?.(slot)}>
              {slot + 1}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
