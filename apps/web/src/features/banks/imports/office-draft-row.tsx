import { memo } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Icon } from '../../../ui/icon.tsx'
import { questionMessages } from '../../questions/messages.ts'
import { plainText } from '../../questions/plain-text.ts'
import { banksMessages } from '../office-messages.ts'
import styles from './office-draft-list.module.css'
import type { ImportDraft } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'
import { problemText } from './office-import-problem-text.ts'
import { placeText } from './office-place-text.ts'
import { readingMessages } from './office-reading-messages.ts'

/** One question of the file on two lines: what it says, and where it stands and what is with it. */
export const DraftRow = memo(({ row, picked }: { row: ImportDraft | undefined; picked: boolean }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const reading = useMessages(readingMessages)
  const { types } = useMessages(questionMessages)
  const box = (
    <span className={styles.pick} data-pick aria-hidden="true">
      <span className={picked ? `${styles.box} ${styles.picked}` : styles.box}>
        {picked ? <Icon name="tick" size={14} /> : null}
      </span>
    </span>
  )
  if (row === undefined)
    return (
      <>
        {box}
        <span className={styles.wait} />
      </>
    )
  const { draft, rejection, warnings, relation } = row
  const problem = draft === null ? rejection : warnings[0]
  return (
    <>
      {box}
      <span style={{ minWidth: 0 }}>
        <span className={row.dropped ? `${styles.line} ${styles.gone}` : styles.line} style={{ display: 'block' }}>
          {draft ? plainText(draft.stem) : row.sourceText.split('\n', 1)[0] || placeText(words, row.at)}
        </span>
        <span className={styles.state}>
          <span>{placeText(words, row.at)}</span>
          {draft ? <span>{types[draft.type]}</span> : null}
          {row.dropped ? <span>{more.filters.dropped}</span> : null}
          {row.edited ? <span>{more.filters.edited}</span> : null}
          {relation ? (
            <span className={relation === 'other-key' ? styles.bad : undefined}>{more.relations[relation]}</span>
          ) : null}
          {problem ? (
            <span className={draft === null ? `${styles.line} ${styles.bad}` : styles.line}>
              {problemText(reading, words, problem)}
            </span>
          ) : null}
        </span>
      </span>
    </>
  )
})
