import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './office-draft-list.module.css'
import { rowHeight } from './office-rows-in-sight.ts'

type Props = {
  label: string
  total: number
  current: number
  sight: { first: number; last: number }
  onScroll: (scrollTop: number, height: number) => void
  /** By a key: the focus stays in the list. */
  onOpen: (index: number) => void
  onLook: (index: number) => void
  onPick: (index: number) => void
  isPicked: (index: number) => boolean
  children: (index: number) => ReactNode
}

/** A list of any length of which only the rows in sight exist, all of one height; the page walks it by keys. */
export const DraftList = (props: Props) => {
  const { label, total, current, sight, onScroll, onOpen, onLook, onPick, isPicked, children } = props
  const frame = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    const list = frame.current
    if (!list) return
    const top = current * rowHeight
    if (top < list.scrollTop) list.scrollTop = top
    else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight
    onScroll(list.scrollTop, list.clientHeight)
  }, [current, onScroll])
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Record<string, number> = { PageDown: page, PageUp: -page, Home: -total, End: total }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    onOpen(Math.max(0, Math.min(total - 1, current + step)))
  }
  const click = (event: MouseEvent, index: number) => {
    const picks = event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('[data-pick]') !== null
    if (picks) onPick(index)
    else onLook(index)
  }
  const count = total === 0 ? 0 : Math.min(sight.last, total - 1) - sight.first + 1
  return (
    <div
      ref={frame}
      className={styles.list}
      style={{ maxHeight: total * rowHeight + 2 }}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={current >= sight.first && current <= sight.last ? `${id}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      onScroll={({ currentTarget }) => onScroll(currentTarget.scrollTop, currentTarget.clientHeight)}
    >
      <div role="presentation" style={{ height: total * rowHeight, position: 'relative' }}>
        {Array.from({ length: Math.max(0, count) }, (_, offset) => sight.first + offset).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its rows.
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row.
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={isPicked(index)}
            aria-posinset={index + 1}
            aria-setsize={total}
            className={index === current ? styles.current : styles.row}
            style={{ top: index * rowHeight, height: rowHeight }}
            onClick={(event) => click(event, index)}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
