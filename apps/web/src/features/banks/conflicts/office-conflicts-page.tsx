import { SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Filters, TradeFilter } from '../../../office/filters.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { usePages } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { plainText } from '../../questions/plain-text.ts'
import type { Conflict } from './office-conflict.ts'
import { ConflictActs } from './office-conflict-acts.tsx'
import { conflictsMessages } from './office-conflict-messages.ts'
import { Side } from './office-conflict-side.tsx'
import styles from './office-conflicts.module.css'

const kinds = ['all', 'conflict', 'duplicate'] as const

/** While questions are still being compared the list is asked for again. */
const askAgainMs = 2_000

type ListProps = { items: Conflict[]; chosen: Conflict; onChoose: (place: number) => void }

/** One after the other; the arrow keys go to the next. */
const ConflictList = ({ items, chosen, onChoose }: ListProps) => {
  const words = useMessages(conflictsMessages)
  const trades = useTrades()
  const list = useRef<HTMLUListElement>(null)
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = items.indexOf(chosen) + (step ?? 0)
    if (step === undefined || items[next] === undefined) return
    event.preventDefault()
    onChoose(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <nav aria-label={words.list}>
      <ul className={styles.list} ref={list} onKeyDown={walk}>
        {items.map((item, place) => (
          <li key={item.conflictId}>
            <button
              type="button"
              className={styles.item}
              aria-current={item === chosen ? 'true' : undefined}
              onClick={() => onChoose(place)}
            >
              <span className={item.kind === 'duplicate' ? styles.badge : styles.wrong}>{words.badges[item.kind]}</span>
              <span className={styles.lines}>{plainText(item.sides[0].content.stem)}</span>
              <span className={styles.soft}>{trades.name(item.sides[0].tradeCode)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Pair = ({ conflict }: { conflict: Conflict }) => {
  const words = useMessages(conflictsMessages)
  const [first, second] = conflict.sides
  const [left, right] = conflict.kind === 'rival' ? [words.inBank, words.inFile] : [words.first, words.second]
  return (
    <div>
      <ConflictActs key={conflict.conflictId} conflict={conflict} />
      <p className={styles.soft}>{words.differs}</p>
      <div className={styles.sides}>
        <Side side={first} other={second} title={left} />
        <Side side={second} other={first} title={right} />
      </div>
    </div>
  )
}

/** The bug list of the bank: what contradicts itself, and then what stands there twice. */
export const ConflictsPage = () => {
  const words = useMessages(conflictsMessages)
  const format = useFormat()
  const { get, set } = useUrlFilters()
  const kind = kinds.find((known) => known === get('kind')) ?? 'all'
  const tradeCode = get('tradeCode')
  const pages = usePages(
    'GET /api/banks/conflicts',
    { ...(kind === 'all' ? {} : { kind }), ...(tradeCode === '' ? {} : { tradeCode }) },
    (_, first) => (first?.progress ? askAgainMs : false),
  )
  const progress = pages.first?.progress ?? null
  // The place stays when what stood there has been decided: the next one moves up.
  const [{ place, conflictId }, setChosen] = useState({ place: 0, conflictId: '' })
  const totals = { conflict: pages.first?.conflicts, duplicate: pages.first?.duplicates, all: undefined }
  const labelOf = (value: (typeof kinds)[number]) => {
    const total = totals[value]
    return total === undefined ? words.kinds[value] : words.counted(words.kinds[value], format.number(total))
  }
  const choose = (changes: Record<string, string>) => {
    setChosen({ place: 0, conflictId: '' })
    set(changes)
  }
  const items = pages.read.data
  const chosen = items?.find((item) => item.conflictId === conflictId) ?? items?.[Math.min(place, items.length - 1)]
  const choosePlace = (next: number) => setChosen({ place: next, conflictId: items?.[next]?.conflictId ?? '' })
  // What is found meanwhile may stand before it in the list: whoever reads one stays with it. One that was decided is
  // chosen again where that is taken back.
  const isPinned = conflictId !== '' && progress === null
  useEffect(() => {
    if (chosen && !isPinned && chosen.conflictId !== conflictId)
      setChosen({ place: items?.indexOf(chosen) ?? 0, conflictId: chosen.conflictId })
  }, [items, chosen, conflictId, isPinned])
  const empty = { all: words.empty, conflict: words.emptyConflict, duplicate: words.emptyDuplicate }[kind]
  return (
    <OfficePage title={words.title} lead={words.lead} keys={words.keys}>
      <Filters>
        <TradeFilter value={tradeCode} onChange={(value) => choose({ tradeCode: value })} />
        <SegmentedControl
          className={styles.kinds}
          aria-label={words.kindOf}
          value={kind}
          onChange={(value) => choose({ kind: value === 'all' ? '' : value })}
          data={kinds.map((value) => ({ value, label: labelOf(value) }))}
        />
      </Filters>
      {progress === null ? null : (
        <p role="status" className={styles.progress}>
          {words.progress(format.number(progress.looked), format.number(progress.questions))}
        </p>
      )}
      <Loaded read={pages.read}>
        {(found) =>
          chosen ? (
            <div className={styles.columns}>
              <div>
                <ConflictList items={found} chosen={chosen} onChoose={choosePlace} />
                <More shown={found.length} pages={pages} />
              </div>
              <Pair conflict={chosen} />
            </div>
          ) : progress === null ? (
            <EmptyState title={empty}>
              <p>{words.emptyMend}</p>
            </EmptyState>
          ) : null
        }
      </Loaded>
    </OfficePage>
  )
}
