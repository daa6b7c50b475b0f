import { Badge } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { importColours } from './office-bank-import.ts'
import type { Batch } from './office-batch.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'

/** The files that were uploaded together, each with its state; one of them is the page. */
export const BatchFiles = ({ batch, importId }: { batch: Batch; importId: string }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  if (batch.files.length < 2) return null
  return (
    <nav aria-label={more.batchFiles} className={styles.batch}>
      {batch.files.map((file) => (
        <Link
          key={file.importId}
          to={`/office/imports/${file.importId}`}
          aria-current={file.importId === importId ? 'page' : undefined}
          className={styles.batchFile}
        >
          <span className={styles.chosen}>{file.fileName}</span>
          <span>
            <Badge color={importColours[file.state]}>{words.importStates[file.state]}</Badge>{' '}
            {file.state === 'ready' ? (
              <span className={styles.soft}>
                {more.readQuestions(format.number(file.counts.questions), format.number(file.counts.rejected))}
              </span>
            ) : null}
          </span>
        </Link>
      ))}
    </nav>
  )
}
