import { type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Scale } from '../../ui/scale.tsx'
import { AnswerSheet, type SheetItem } from './answer-sheet.tsx'
import { questionMessages } from './messages.ts'
import styles from './question-frame.module.css'

type Props = {
  title: string
  back: string
  items: readonly SheetItem[]
  current: number
  /** Absent where the questions come in order and there is no way back. */
  onGo: ((slot: number) => void) | undefined
  /** State of saving, in one word with an icon. */
  state: ReactNode
  clock?: ReactNode
  /** The one button that goes on. */
  primary: ReactNode
  /** Quiet row below the question. */
  tools: ReactNode
  /** Below the sheet, e.g. handing in. */
  sheetFoot?: (closeSheet: () => void) => ReactNode
  keysHint: string
  children: ReactNode
}

/** The question screen: rule and state above, the question, the actions under the thumb; on a PC the sheet beside it. */
export const QuestionFrame = (props: Props) => {
  const { title, back, items, current, onGo, state, clock, primary, tools, sheetFoot, keysHint, children } = props
  const words = useMessages(questionMessages)
  const shell = useMessages(shellMessages)
  const [open, setOpen] = useState(false)
  const done = items.filter((item) => item.state !== 'open' && item.state !== 'refused').length
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <div className={classNames(styles.bar, clock ? styles.timed : undefined)}>
          <Link to={back} className={styles.leave} aria-label={shell.back}>
            <Icon name="close" size={22} />
          </Link>
          <h1 className={styles.place}>
            <span className="visually-hidden">{title} </span>
            <span className="tabular">{words.place(current + 1, items.length)}</span>
          </h1>
          <div className={styles.state}>{state}</div>
          {clock}
        </div>
        <Scale label={words.progress} value={done} of={items.length} place={current + 1} />
      </header>
      <div className={styles.columns}>
        <div className={styles.middle}>
          {children}
          <div className={styles.tools}>{tools}</div>
        </div>
        <aside className={styles.side} aria-label={words.sheet}>
          <h2>{words.sheet}</h2>
          <AnswerSheet items={items} current={current} onGo={onGo} />
          {sheetFoot?.(() => {})}
          <p className={styles.keys}>{keysHint}</p>
        </aside>
      </div>
      <div className={styles.bottom}>
        <div className={styles.actions}>
          <button
            type="button"
            className={styles.step}
            disabled={!onGo || current === 0}
            onClick={() => onGo?.(current - 1)}
          >
            <Icon name="back" size={22} />
            <span>{words.previous}</span>
          </button>
          <button type="button" className={styles.sheetButton} onClick={() => setOpen(true)}>
            <Icon name="sheet" size={22} />
            <span>{words.sheet}</span>
          </button>
          {primary}
        </div>
      </div>
      {open ? (
        <Dialog title={words.sheet} closeLabel={shell.close} onClose={() => setOpen(false)}>
          <AnswerSheet
            items={items}
            current={current}
            onGo={
              onGo &&
              ((slot) => {
                setOpen(false)
                onGo(slot)
              })
            }
          />
          {sheetFoot?.(() => setOpen(false))}
        </Dialog>
      ) : null}
    </div>
  )
}
