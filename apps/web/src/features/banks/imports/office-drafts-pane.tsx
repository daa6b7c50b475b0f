import { useCallback, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { BankImport } from './office-bank-import.ts'
import styles from './office-draft.module.css'
import { DraftEditor } from './office-draft-editor.tsx'
import { countOf, DraftFilters, filtersOf } from './office-draft-filters.tsx'
import { useDraftKeys } from './office-draft-keys.ts'
import { DraftList } from './office-draft-list.tsx'
import { DraftRow } from './office-draft-row.tsx'
import { DraftSteps } from './office-draft-steps.tsx'
import { DraftTools } from './office-draft-tools.tsx'
import { DraftView, dropDraft } from './office-draft-view.tsx'
import { type DraftFilter, type ImportDraft, useDraftWindows } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'
import { rowsInSight } from './office-rows-in-sight.ts'

const looks: readonly DraftFilter[] = ['problems', 'conflicts', 'changed', 'near']

/** What asks for a look first: problems, then conflicts and what may replace something, then everything. */
const firstLook = (found: BankImport): DraftFilter =>
  filtersOf(found).find((filter) => looks.includes(filter) && countOf(found, filter) > 0) ??
  (found.state === 'committed' ? 'dropped' : 'all')

/** Every question of a file: the list on the left, one of them on the right. */
export const DraftsPane = ({ found }: { found: BankImport }) => {
  const { get, set } = useUrlFilters()
  // The first look stays while problems are mended: else the list would change under the hands.
  const [first] = useState(() => firstLook(found))
  const offered = filtersOf(found)
  const filter = offered.find((one) => one === get('show')) ?? (offered.includes(first) ? first : firstLook(found))
  if (found.state === 'committed' && offered.every((one) => countOf(found, one) === 0)) return null
  return <Shown key={filter} found={found} filter={filter} onFilter={(show) => set({ show })} />
}

const Shown = ({
  found,
  filter,
  onFilter,
}: {
  found: BankImport
  filter: DraftFilter
  onFilter: (to: DraftFilter) => void
}) => {
  const more = useMessages(importMessages)
  const { importId } = found
  const language = useLocale()
  const [asked, setAt] = useState(0)
  const [scrolled, setScrolled] = useState({ top: 0, height: 640 })
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const [editing, setEditing] = useState<ImportDraft>()
  const near = { first: asked, last: asked }
  const list = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLDivElement>(null)
  // How long the list is comes with its first window.
  const [known, setKnown] = useState(0)
  const sight = rowsInSight(scrolled.top, scrolled.height, known)
  const windows = useDraftWindows(importId, filter, [sight, near])
  const total = windows.total ?? known
  if (total !== known) setKnown(total)
  const at = Math.max(0, Math.min(asked, total - 1))
  const row = windows.rowAt(at)
  const open = found.state === 'ready'
  const onScroll = useCallback(
    (top: number, height: number) =>
      setScrolled((before) => (before.top === top && before.height === height ? before : { top, height })),
    [],
  )
  const pick = (index: number) => {
    const n = windows.rowAt(index)?.n
    if (n === undefined || !open) return
    const after = new Set(picked)
    if (!after.delete(n)) after.add(n)
    setPicked(after)
  }
  const look = (index: number) => {
    setAt(index)
    // Where the question stands below the list, a tap on its row brings it in sight.
    const below = (detail.current?.offsetTop ?? 0) > (list.current?.offsetTop ?? 0)
    if (below) detail.current?.scrollIntoView({ block: 'start' })
  }
  // What stands around the list is drawn anew only where it changes: a turn of the wheel redraws rows alone.
  const step = useCallback((by: 1 | -1) => setAt(Math.max(0, Math.min(total - 1, at + by))), [at, total])
  const toList = useCallback(() => list.current?.scrollIntoView({ block: 'start' }), [])
  const pickNone = useCallback(() => setPicked(new Set()), [])
  useDraftKeys({
    step,
    edit: () => {
      if (row && open && !row.dropped) setEditing(row)
    },
    drop: () => {
      if (row && open) void dropDraft(importId, row, more)
    },
    pick: () => pick(at),
  })
  const isPicked = (index: number) => {
    const n = windows.rowAt(index)?.n
    return n !== undefined && picked.has(n)
  }
  return (
    <section>
      <h2 className={found.state === 'committed' ? undefined : 'visually-hidden'}>
        {found.state === 'committed' ? more.notTaken : more.questionsOfFile}
      </h2>
      <DraftFilters found={found} shown={filter} onShow={onFilter} />
      {open ? <DraftTools found={found} filter={filter} total={total} picked={picked} onDone={pickNone} /> : null}
      {windows.error ? <ApiProblem error={windows.error} retry={windows.retry} /> : null}
      {windows.total === 0 ? (
        <p className={styles.none}>{more.nothingHere[filter === 'problems' ? 'problems' : 'others']}</p>
      ) : null}
      {total === 0 && windows.total === undefined && !windows.error ? (
        <Skeleton rows={['100%', '100%', '100%']} />
      ) : null}
      {total > 0 ? (
        <div className={styles.panes}>
          <div ref={list} className={styles.list}>
            <DraftList
              label={more.questionsOfFile}
              total={total}
              current={at}
              sight={sight}
              onScroll={onScroll}
              onOpen={setAt}
              onLook={look}
              onPick={pick}
              isPicked={isPicked}
            >
              {(index) => <DraftRow row={windows.rowAt(index)} picked={isPicked(index)} />}
            </DraftList>
          </div>
          <div ref={detail} className={styles.detail}>
            {row ? (
              <DraftView importId={importId} row={row} open={open} onEdit={setEditing} />
            ) : (
              <Skeleton rows={['40%', '100%', '100%']} />
            )}
            <DraftSteps at={at} total={total} step={step} toList={toList} />
            <p className={styles.keysHint}>{open ? more.keysHint : more.keysToWalk}</p>
          </div>
        </div>
      ) : null}
      {editing ? (
        <DraftEditor importId={importId} row={editing} language={language} onClose={() => setEditing(undefined)} />
      ) : null}
    </section>
  )
}
