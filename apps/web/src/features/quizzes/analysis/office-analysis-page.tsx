import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { apiQuery, call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { saveFile } from '../../../office/save-file.ts'
import { useParams } from '../../../router/params.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { QuizTabs } from '../making/office-quiz-tabs.tsx'
import styles from './office-analysis.module.css'
import type { Analysis } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'
import { ItemTable } from './office-item-table.tsx'
import { Papers } from './office-paper-figures.tsx'

/** Figures follow an attempt within seconds, those of a large quiz within minutes. */
const askAgainMs = 10_000

const Export = ({ analysis: { quizId, title } }: { analysis: Analysis }) => {
  const words = useMessages(analysisMessages)
  const locale = useLocale()
  const exporting = useMutation({
    mutationFn: () => call('GET /api/quizzes/:quizId/items.xlsx', { params: { quizId }, query: { locale } }),
    onSuccess: (file) => {
      saveFile(file, words.fileName(title))
      note(words.exported)
    },
    onError: noteProblem,
  })
  return (
    <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
      {words.export}
    </Button>
  )
}

const Lead = ({ analysis: { attempts, madeAt, stale } }: { analysis: Analysis }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  if (madeAt === null) return stale ? <p>{words.waiting}</p> : null
  return (
    <>
      <p>
        {words.lead(format.number(attempts))} {words.madeAt(format.moment(madeAt))}
      </p>
      {stale ? <p>{words.stale}</p> : null}
    </>
  )
}

/** How a quiz has measured: its paper, then its questions. */
export const AnalysisPage = () => {
  const words = useMessages(analysisMessages)
  const office = useMessages(officeMessages)
  const { quizId = '' } = useParams()
  const read = useQuery({
    ...apiQuery('GET /api/quizzes/:quizId/analysis', { params: { quizId } }),
    refetchInterval: ({ state }) => (state.data?.stale || state.data?.madeAt === null ? askAgainMs : false),
  })
  const analysis = read.data
  const title = analysis?.title ?? ''
  return (
    <OfficePage
      title={title === '' ? words.analysis : title}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={analysis ? <Lead analysis={analysis} /> : undefined}
      actions={analysis && analysis.items > 0 ? <Export analysis={analysis} /> : undefined}
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={read}>
        {(data) =>
          data.attempts === 0 ? (
            <EmptyState title={words.noAttempts}>
              <p>{words.noAttemptsMend}</p>
            </EmptyState>
          ) : (
            <div className={styles.sections}>
              <Papers papers={data.papers} fewest={data.fewest} />
              <ItemTable analysis={data} />
            </div>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
