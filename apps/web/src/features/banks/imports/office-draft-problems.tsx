import { useMessages } from '../../../i18n/messages.ts'
import { banksMessages } from '../office-messages.ts'
import styles from './office-draft.module.css'
import type { ImportDraft } from './office-draft-windows.ts'
import { problemText } from './office-import-problem-text.ts'
import { readingMessages } from './office-reading-messages.ts'

/** Why nothing was read, or what the reader was not sure of, with what helps. */
export const DraftProblems = ({ row }: { row: ImportDraft }) => {
  const words = useMessages(banksMessages)
  const reading = useMessages(readingMessages)
  const problems = [...(row.draft === null && row.rejection ? [row.rejection] : []), ...row.warnings]
  if (problems.length === 0) return null
  return (
    <ul className={row.draft === null ? styles.wrong : styles.unsure}>
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${index}`}>{problemText(reading, words, problem)}</li>
      ))}
    </ul>
  )
}
