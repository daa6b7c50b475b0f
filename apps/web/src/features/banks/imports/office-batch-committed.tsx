import { Alert } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import type { Batch } from './office-batch.ts'
import { BatchFigures } from './office-batch-decide.tsx'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { TakeBack } from './office-take-back.tsx'

/** What came of a batch, where it is now, and the way back. */
export const CommittedBatch = ({ batch }: { batch: Batch }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const [first] = batch.files
  const back = batch.state === 'rolled-back'
  const when = batch.files.map(({ rolledBackAt, committedAt }) => (back ? rolledBackAt : committedAt)).find(Boolean)
  const codes = [...new Set(batch.files.map(({ tradeCode }) => tradeCode))]
  return (
    <Alert color={back ? 'gray' : 'right'} title={back ? more.isTakenBack : more.isCommitted}>
      {when ? <p className={styles.soft}>{format.moment(when)}</p> : null}
      {back ? <p>{more.takeBackAgain}</p> : <BatchFigures batch={batch} />}
      {back || !first ? null : (
        <div className={styles.after}>
          {codes.map((code) => (
            <Link key={code} to={`/office/questions?tradeCode=${code}`}>
              {words.toQuestions}
            </Link>
          ))}
          <TakeBack batchId={batch.batchId} />
        </div>
      )}
    </Alert>
  )
}
