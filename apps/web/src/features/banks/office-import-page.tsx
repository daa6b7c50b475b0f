import { Alert, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { OfficePage } from '../../office/office-page.tsx'
import { useTrades } from '../../office/use-trades.ts'
import { Link } from '../../router/link.tsx'
import { useParams } from '../../router/params.ts'
import { type BankImport, pollMs } from './office-bank-import.ts'
import { formatBytes } from './office-file-size.ts'
import { ImportCounts } from './office-import-counts.tsx'
import { DecideImport, DiscardImport } from './office-import-decide.tsx'
import { ImportPreviews } from './office-import-previews.tsx'
import { problemText } from './office-import-problem-text.ts'
import { ImportProblems } from './office-import-problems.tsx'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'
import { readingMessages } from './office-reading-messages.ts'

const Reading = () => {
  const words = useMessages(banksMessages)
  return (
    <div role="status">
      <p>{words.reading}</p>
      <Progress my="sm" value={100} animated aria-label={words.reading} />
      <p className={styles.soft}>{words.readingSafe}</p>
    </div>
  )
}

const Refused = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const reading = useMessages(readingMessages)
  return (
    <>
      <Alert color="wrong" title={words.refusedTitle}>
        <p>{found.refusal ? problemText(reading, words, found.refusal) : null}</p>
        <p>
          {words.refusedMend} <Link to="/office/imports">{words.chooseFile}</Link>
        </p>
      </Alert>
      <DiscardImport found={found} />
    </>
  )
}

const Read = ({ found }: { found: BankImport }) => (
  <div className={styles.sections}>
    <ImportProblems found={found} />
    <ImportCounts found={found} />
    <ImportPreviews drafts={found.drafts} />
    <DecideImport found={found} />
  </div>
)

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
        {(found) => {
          if (found.state === 'reading') return <Reading />
          return found.state === 'refused' ? <Refused found={found} /> : <Read found={found} />
        }}
      </Loaded>
    </OfficePage>
  )
}
