import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { type Batch, readBatchAnew } from './office-batch.ts'
import { BatchFigures } from './office-batch-decide.tsx'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'

const previewRoute = 'GET /api/banks/import-batches/:batchId/roll-back'

const TakeBack = ({ batchId }: { batchId: string }) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const read = useQuery({ ...apiQuery(previewRoute, { params: { batchId } }), staleTime: 0 })
  const takeBack = async (reason: string) => {
    await call('POST /api/banks/import-batches/:batchId/roll-back', { params: { batchId }, body: { reason } })
    readBatchAnew()
    note(more.takenBack)
  }
  return (
    <Loaded read={read}>
      {(would) => {
        const lines = (['questions', 'restored', 'conflicts', 'kept'] as const).filter((name) => would[name] > 0)
        const what = (
          <ul>
            {lines.map((name) => (
              <li key={name}>{more.takesBack[name](format.number(would[name]))}</li>
            ))}
            {would.emptied.length > 0 ? <li>{more.takesBack.emptied(would.emptied.join(more.and))}</li> : null}
          </ul>
        )
        if (!would.allowed) return <p>{more.cannotTakeBack(format.number(would.answered))}</p>
        return (
          <>
            <Button onClick={() => setAsking(true)}>{more.takeBack}</Button>
            {asking ? (
              <ReasonDialog
                title={more.takeBackTitle}
                label={more.takeBackReason}
                confirm={more.takeBack}
                danger
                required={false}
                act={takeBack}
                onClose={() => setAsking(false)}
              >
                {what}
                <p>{more.takeBackSafe}</p>
              </ReasonDialog>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

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
