import { Button, Group } from '@mantine/core'
import { memo, useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { banksMessages } from '../office-messages.ts'
import { QuestionPreview } from '../office-question-preview.tsx'
import { changeDrafts } from './office-change-drafts.ts'
import styles from './office-draft.module.css'
import { DraftProblems } from './office-draft-problems.tsx'
import { DraftRelated } from './office-draft-related.tsx'
import type { ImportDraft } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'
import { placeText } from './office-place-text.ts'
import { SourceText } from './office-source-text.tsx'

/** Drops a question or takes it back, and says so with the way back. */
export const dropDraft = async (
  importId: string,
  { n, dropped }: Pick<ImportDraft, 'n' | 'dropped'>,
  said: { dropped: string; kept: string },
): Promise<void> => {
  const set = (value: boolean) => changeDrafts(importId, { which: { ns: [n] }, dropped: value })
  try {
    await set(!dropped)
    note(dropped ? said.kept : said.dropped, () => set(dropped))
  } catch (problem) {
    noteProblem(problem)
  }
}

type Props = { importId: string; row: ImportDraft; open: boolean; onEdit: (row: ImportDraft) => void }

/** One question of the file: what stands there, what is wrong with it, and what workers will get. */
export const DraftView = memo(({ importId, row, open, onEdit }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const [busy, setBusy] = useState(false)
  const drop = async () => {
    setBusy(true)
    await dropDraft(importId, row, more)
    setBusy(false)
  }
  return (
    <>
      <h2 className={styles.place}>{placeText(words, row.at)}</h2>
      <DraftProblems row={row} />
      {open ? (
        <Group gap="xs" mb="sm">
          {row.dropped ? null : <Button onClick={() => onEdit(row)}>{row.draft ? more.edit : more.write}</Button>}
          <Button loading={busy} onClick={() => void drop()}>
            {row.dropped ? more.takeUp : more.drop}
          </Button>
          {row.dropped ? <span className={styles.soft}>{more.isDropped}</span> : null}
        </Group>
      ) : null}
      <div className={styles.pair}>
        <SourceText text={row.sourceText} />
        {row.draft ? (
          <QuestionPreview key={row.n} content={row.draft} answer={row.draft} label={words.asWorkersSee} />
        ) : null}
      </div>
      {row.draft && row.relation && row.relatedId ? (
        <DraftRelated importId={importId} row={row} draft={row.draft} relatedId={row.relatedId} open={open} />
      ) : null}
      {row.relation && row.relatedId === null ? <p className={styles.soft}>{more.copyInFile}</p> : null}
    </>
  )
})
