import { Alert, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { useParams } from '../../../router/params.ts'
import { banksMessages } from '../office-messages.ts'
import { type BankImport, pollMs } from './office-bank-import.ts'
import type { Batch } from './office-batch.ts'
import { CommittedBatch } from './office-batch-committed.tsx'
import { DecideBatch } from './office-batch-decide.tsx'
import { BatchFiles } from './office-batch-files.tsx'
import { DraftsPane } from './office-drafts-pane.tsx'
import { formatBytes } from './office-file-size.ts'
import { ImportCounts } from './office-import-counts.tsx'
import { importMessages } from './office-import-messages.ts'
import { problemText } from './office-import-problem-text.ts'
import styles from './office-imports.module.css'
import { readingMessages } from './office-reading-messages.ts'

const Reading = ({ found: { progress } }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const share = progress?.share ?? null
  return (
    <div role="status">
      <p>{progress ? more.stages[progress.stage] : words.reading}</p>
      <Progress
        my="sm"
        value={share === null ? 100 : share * 100}
        animated={share === null}
        aria-label={words.reading}
      />
      <p className={styles.soft}>{words.readingSafe}</p>
    </div>
  )
}

const Refused = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const reading = useMessages(readingMessages)
  return (
    <Alert color="wrong" title={words.refusedTitle}>
      <p>{found.refusal ? problemText(reading, words, found.refusal) : null}</p>
      <p>
        {words.refusedMend} <Link to="/office/imports">{words.chooseFile}</Link>
      </p>
    </Alert>
  )
}

/** What the reader says of the file as a whole. */
const OfFile = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const reading = useMessages(readingMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const whole = found.warnings.filter(({ at }) => at === '' || at.startsWith('answers'))
  const lost = found.state === 'ready' ? found.counts.lost : 0
  if (whole.length === 0 && lost === 0) return null
  return (
    <ul className={styles.whole}>
      {lost > 0 ? <li>{more.wasLost(format.number(lost))}</li> : null}
      {whole.map((warning, index) => (
        <li key={`${warning.code} ${index}`}>{problemText(reading, words, warning)}</li>
      ))}
    </ul>
  )
}

const File = ({ found }: { found: BankImport }) => {
  if (found.state === 'reading') return <Reading found={found} />
  if (found.state === 'refused') return <Refused found={found} />
  return (
    <>
      <ImportCounts found={found} />
      <OfFile found={found} />
      {found.state === 'rolled-back' ? null : <DraftsPane key={found.importId} found={found} />}
    </>
  )
}

const lacksAnswers = ({ rejected }: BankImport) =>
  rejected.length > 0 && rejected.every(({ code }) => code === 'key.missing')

const Whole = ({ found, batch }: { found: BankImport; batch: Batch }) => {
  const file = batch.files.find(({ importId }) => importId === found.importId)
  const done = batch.state === 'committed' || batch.state === 'rolled-back'
  return (
    <div className={styles.sections}>
      <BatchFiles batch={batch} importId={found.importId} />
      {done ? <CommittedBatch batch={batch} /> : null}
      <File found={found} />
      {done || !file ? null : <DecideBatch batch={batch} file={file} lacksAnswers={lacksAnswers(found)} />}
    </div>
  )
}

export const ImportPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const locale = useLocale()
  const trades = useTrades()
  const { importId = '' } = useParams()
  const read = useQuery({
    ...apiQuery('GET /api/banks/imports/:importId', { params: { importId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? pollMs : false),
  })
  const batchId = read.data?.batchId ?? ''
  const batch = useQuery({
    ...apiQuery('GET /api/banks/import-batches/:batchId', { params: { batchId } }),
    enabled: batchId !== '',
    refetchInterval: ({ state }) => (state.data?.files.some((file) => file.state === 'reading') ? pollMs : false),
  })
  return (
    <OfficePage
      title={read.data?.fileName ?? office.imports}
      above={[{ to: '/office/imports', name: office.imports }]}
      lead={
        read.data
          ? [
              words.importStates[read.data.state],
              trades.name(read.data.tradeCode),
              formatBytes(locale, read.data.bytes),
              format.moment(read.data.createdAt),
            ].join(' · ')
          : undefined
      }
    >
      <Loaded read={read}>
        {(found) => <Loaded read={batch}>{(whole) => <Whole found={found} batch={whole} />}</Loaded>}
      </Loaded>
    </OfficePage>
  )
}
