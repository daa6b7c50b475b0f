import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './answer-sheet.module.css'
import { questionMessages } from './messages.ts'

export type SheetState = 'open' | 'answered' | 'waiting' | 'refused' | 'right' | 'wrong'
export type SheetItem = { state: SheetState; flagged?: boolean }

const icons = { right: 'tick', wrong: 'cross', waiting: 'waiting', refused: 'warn' } as const

/** `onGo` is absent where one may not choose. */
type Props = { items: readonly SheetItem[]; current: number; onGo: ((slot: number) => void) | undefined }

/** All questions as numbered plates; what they say in colour they also say by sign and to screen readers. */
export const AnswerSheet = ({ items, current, onGo }: Props) => {
  const words = useMessages(questionMessages)
  return (
    <ol className={styles.sheet}>
      {items.map(({ state, flagged }, slot) => {
        const icon = state in icons ? icons[state as keyof typeof icons] : undefined
        const label = [words.question(slot + 1), words.states[state], flagged && words.flagged]
          .filter(Boolean)
          .join(', ')
        return (
          <li key={slot}>
            <button
              type="button"
              className={classNames(styles.plate, styles[state])}
              aria-label={label}
              aria-current={slot === current ? 'true' : undefined}
              disabled={!onGo}
              onClick={() => onGo?.(slot)}
            >
              {slot + 1}
              {icon ? <Icon name={icon} size={12} /> : null}
              {flagged ? (
                <span className={styles.flag}>
                  <Icon name="flag" size={12} />
                </span>
              ) : null}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
