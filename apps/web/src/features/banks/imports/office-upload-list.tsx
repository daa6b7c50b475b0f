import { Badge, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { importColours, pollMs } from './office-bank-import.ts'
import { importMessages } from './office-import-messages.ts'
import { problemText } from './office-import-problem-text.ts'
import styles from './office-imports.module.css'
import { readingMessages } from './office-reading-messages.ts'
import type { UploadRow } from './office-uploads.ts'

const ReadRow = ({ importId }: { importId: string }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const reading = useMessages(readingMessages)
  const format = useFormat()
  const { data, error } = useQuery({
    ...apiQuery('GET /api/banks/imports/:importId', { params: { importId } }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'reading' ? pollMs : false),
  })
  if (data === undefined)
    return error ? <ApiProblem error={error} /> : <Badge color="gray">{more.stages.waiting}</Badge>
  if (data.state === 'reading')
    return (
      <>
        <Badge color="gray">{more.stages[data.progress?.stage ?? 'waiting']}</Badge>
        <Progress
          my={4}
          value={data.progress?.share == null ? 100 : data.progress.share * 100}
          animated={data.progress?.share == null}
          aria-label={words.reading}
        />
      </>
    )
  return (
    <>
      <Badge color={importColours[data.state]}>{words.importStates[data.state]}</Badge>{' '}
      {data.refusal ? (
        <span>{problemText(reading, words, data.refusal)}</span>
      ) : (
        <span>
          {more.readQuestions(format.number(data.counts.questions), format.number(data.counts.rejected))}{' '}
          <Link to={`/office/imports/${importId}`}>{more.look}</Link>
        </span>
      )}
    </>
  )
}

/** Each file on its way: how much of it has gone, then how far its reading is, then what came of it. */
export const UploadList = ({ rows }: { rows: readonly UploadRow[] }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  return (
    <ul className={styles.files}>
      {rows.map(({ file, state, share, error, importId }) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`} className={styles.sent}>
          <strong className={styles.chosen}>{file.name}</strong>{' '}
          {importId === undefined && state !== 'sent' ? (
            <Badge color={state === 'failed' ? 'wrong' : 'gray'}>{more.uploadStates[state]}</Badge>
          ) : null}
          {state === 'sending' ? (
            <>
              <p className="tabular" role="status">
                {words.uploading(format.percent(share))}
              </p>
              <Progress my={4} value={share * 100} aria-label={words.uploading('')} />
            </>
          ) : null}
          {importId === undefined ? null : <ReadRow importId={importId} />}
          {state === 'failed' && error ? <ApiProblem error={error} /> : null}
        </li>
      ))}
    </ul>
  )
}
