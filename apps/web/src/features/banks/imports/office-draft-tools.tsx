import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import type { BankImport } from './office-bank-import.ts'
import { changeDrafts, type DraftChanges } from './office-change-drafts.ts'
import styles from './office-draft.module.css'
import type { DraftFilter } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'
import { ImportPointsDialog } from './office-import-points.tsx'
import { ImportReplaceDialog } from './office-import-replace.tsx'
import { SetDraftsDialog } from './office-set-drafts.tsx'

type Props = {
  found: BankImport
  filter: DraftFilter
  total: number
  picked: ReadonlySet<number>
  onDone: () => void
}

/** What is done to the picked ones, to all that the filter shows, or to the whole file. */
export const DraftTools = memo(({ found, filter, total, picked, onDone }: Props) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const [dialog, setDialog] = useState<'set' | 'points' | 'replace'>()
  const { importId } = found
  const ns = [...picked]
  const which: DraftChanges['which'] = ns.length > 0 ? { ns } : { filter }
  const many = format.number(ns.length > 0 ? ns.length : total)
  const change = async (body: Omit<DraftChanges, 'which'>, undo?: Omit<DraftChanges, 'which'>) => {
    try {
      const changed = await changeDrafts(importId, { which, ...body })
      onDone()
      // Only of those that were picked is known which they were.
      const back = undo && 'ns' in which ? () => changeDrafts(importId, { which, ...undo }) : undefined
      note(more.changedMany(format.number(changed)), back)
    } catch (problem) {
      noteProblem(problem)
    }
  }
  const dropping = filter !== 'dropped'
  return (
    <div className={styles.tools}>
      {picked.size > 0 ? (
        <>
          <strong className="tabular">{more.picked(format.number(picked.size))}</strong>
          <Button onClick={onDone}>{more.pickNone}</Button>
        </>
      ) : null}
      {(picked.size > 0 || filter !== 'all') && total > 0 ? (
        <Button onClick={() => void change({ dropped: dropping }, { dropped: !dropping })}>
          {dropping ? more.dropMany(many) : more.takeUpMany(many)}
        </Button>
      ) : null}
      {filter === 'changed' && total > 0 ? (
        <Button onClick={() => void change({ replaces: true }, { replaces: false })}>{more.replaceMany(many)}</Button>
      ) : null}
      <Button onClick={() => setDialog('set')}>{more.setMany}</Button>
      <Button onClick={() => setDialog('points')}>{more.points}</Button>
      <Button onClick={() => setDialog('replace')}>{more.findReplace}</Button>
      {dialog === 'set' ? (
        <SetDraftsDialog
          importId={importId}
          filter={filter}
          total={total}
          picked={ns}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'points' ? <ImportPointsDialog importId={importId} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'replace' ? <ImportReplaceDialog found={found} onClose={() => setDialog(undefined)} /> : null}
    </div>
  )
})
