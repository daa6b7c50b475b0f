import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { note } from '../../../office/office-note.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { navigate } from '../../../router/address.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { type Batch, countsOf, readBatchAnew } from './office-batch.ts'
import { BatchProgress } from './office-batch-progress.tsx'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'

/** On a phone its words take two lines. */
const wrapping = {
  root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 6 },
  label: { whiteSpace: 'normal' },
} as const

/** What a commit does, a line for each thing that it does something about. */
export const BatchFigures = ({ batch }: { batch: Batch }) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const counts = countsOf(batch.files)
  const names = ['added', 'replacing', 'known', 'conflicts', 'dropped', 'rejected'] as const
  return (
    <ul>
      {names
        .filter((name) => name === 'added' || counts[name] > 0)
        .map((name) => (
          <li key={name}>{more.commits[name](format.number(counts[name]))}</li>
        ))}
    </ul>
  )
}

const CommitBatch = ({ batch, label }: { batch: Batch; label: string }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const trades = useTrades()
  const [asking, setAsking] = useState(false)
  const [committing, setCommitting] = useState(false)
  const { batchId } = batch
  const commit = async () => {
    setCommitting(true)
    const done = await call('POST /api/banks/import-batches/:batchId/commit', { params: { batchId } }).finally(() =>
      setCommitting(false),
    )
    readBatchAnew()
    note(
      done.replaced > 0
        ? more.committedBoth(format.number(done.added), format.number(done.replaced))
        : words.committed(format.number(done.added)),
    )
  }
  const names = [...new Set(batch.files.map(({ tradeCode }) => trades.name(tradeCode)))]
  return (
    <>
      <Button variant="filled" color="next" styles={wrapping} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking ? (
        <Confirm title={words.commitTitle} confirm={label} act={commit} onClose={() => setAsking(false)}>
          <p>
            {more.commitInto(
              names.join(more.and),
              format.number(batch.files.filter(({ state }) => state === 'ready').length),
            )}
          </p>
          <BatchFigures batch={batch} />
          {committing ? <BatchProgress batchId={batchId} /> : null}
        </Confirm>
      ) : null}
    </>
  )
}

const DiscardBatch = ({ batch }: { batch: Batch }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const { batchId, files } = batch
  const discard = async () => {
    await call('DELETE /api/banks/import-batches/:batchId', { params: { batchId } })
    note(words.discarded)
    navigate('/office/imports')
    readBatchAnew()
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.discard}</Button>
      {asking ? (
        <Confirm
          title={words.discardTitle}
          confirm={words.discard}
          danger
          act={discard}
          onClose={() => setAsking(false)}
        >
          {words.discardWhat(
            files.map(({ fileName }) => fileName).join('”, “'),
            format.number(countsOf(files).questions),
          )}
        </Confirm>
      ) : null}
    </>
  )
}

/** Each question was turned away for its answer alone: the answers may be in a second file. */
const whyNothing = ({ counts, answersName }: Batch['files'][number], lacksAnswers: boolean) => {
  if (counts.known > 0) return 'nothingNew'
  return answersName === null && lacksAnswers ? 'answersElsewhere' : 'nothingRead'
}

type Props = { batch: Batch; file: Batch['files'][number]; lacksAnswers: boolean }

/** The end of a batch that is not in the bank yet: into it, or away. */
export const DecideBatch = ({ batch, file, lacksAnswers }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const counts = countsOf(batch.files)
  const does = counts.added + counts.replacing + counts.conflicts
  const label =
    counts.replacing > 0
      ? more.commitBoth(format.number(counts.added), format.number(counts.replacing))
      : counts.added > 0
        ? words.commit(format.number(counts.added))
        : more.commitConflicts(format.number(counts.conflicts))
  return (
    <>
      {does > 0 ? null : (
        <p>
          {words[whyNothing(file, lacksAnswers)]} <Link to="/office/imports">{words.chooseFile}</Link>
        </p>
      )}
      <div className={styles.decide}>
        {does > 0 && batch.state === 'ready' ? <CommitBatch batch={batch} label={label} /> : null}
        {batch.state === 'reading' ? <p role="status">{more.stillReading}</p> : null}
        <DiscardBatch batch={batch} />
        {counts.rejected > 0 ? (
          <p className={styles.soft}>{more.commits.rejected(format.number(counts.rejected))}</p>
        ) : null}
      </div>
    </>
  )
}
