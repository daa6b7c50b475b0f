import { Button, Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { FilterSelect, Filters, TradeFilter } from '../../../office/filters.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { type Row, usePages } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useEditQuestion } from '../../banks/office-edit-question.ts'
import styles from './office-analysis.module.css'
import { twoDigits } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'
import { Suspicions } from './office-suspicions.tsx'

type Suspect = Row<'GET /api/suspects'>
const kinds = ['wrong-favoured', 'negative', 'reports', 'dead-options'] as const

/** What is mended first: a key that may be wrong, options that nobody takes, or what people have told of. */
const wayOf = { 'wrong-favoured': 'key', negative: 'key', 'dead-options': 'options', reports: 'look' } as const

/** What speaks against a question, in sentences that also say what to do. */
const Evidence = ({ suspect }: { suspect: Suspect }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  const locale = useLocale()
  const { type, favoured, dead, rightShare, discrimination, openReports, suspicions } = suspect
  const listOf = (texts: string[]) => new Intl.ListFormat(locale).format(texts)
  const named = (text: string) => (type === 'true-false' ? (words.truths[text] ?? text) : text)
  return (
    <>
      <Suspicions of={suspicions} />
      {favoured.map(({ text, share }) => (
        <p key={text}>{words.favoured(named(text), format.percent(share), format.percent(rightShare ?? 0))}</p>
      ))}
      {suspicions.includes('negative') && discrimination !== null ? (
        <p>{words.negative(twoDigits(locale, discrimination))}</p>
      ) : null}
      {dead.length > 0 ? <p>{words.dead(listOf(dead.map(({ text }) => `“${named(text)}”`)))}</p> : null}
      {openReports > 0 ? <p>{words.reported(format.number(openReports))}</p> : null}
    </>
  )
}

const SuspectRow = ({ suspect }: { suspect: Suspect }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  const trades = useTrades()
  const { quiz, n } = suspect
  const way = suspect.suspicions.map((suspicion) => wayOf[suspicion])[0] ?? 'look'
  const edit = useEditQuestion(suspect.questionId)
  return (
    <Table.Tr>
      <Table.Td className={styles.stem}>
        <Link to={`/office/questions/${suspect.questionId}`}>{suspect.stemText}</Link>
        <p className={styles.soft}>{trades.name(suspect.tradeCode)}</p>
        <p>
          {way === 'options' ? (
            <Button size="compact-sm" loading={edit.isPending} onClick={() => edit.mutate()}>
              {words.mends.options}
            </Button>
          ) : (
            <Button
              size="compact-sm"
              component={Link}
              to={`/office/questions/${suspect.questionId}${way === 'key' ? '?mend' : ''}`}
            >
              {words.mends[way]}
            </Button>
          )}
        </p>
      </Table.Td>
      <Table.Td className={styles.evidence}>
        <Evidence suspect={suspect} />
      </Table.Td>
      <Table.Td className={styles.where}>
        {quiz === null ? (
          words.noQuiz
        ) : (
          <>
            <Link to={`/office/quizzes/${quiz.quizId}/analysis`}>{quiz.title}</Link>
            <p className={styles.soft}>{words.fifthSize(format.number(n))}</p>
            <p>
              <Link to={`/office/quizzes/${quiz.quizId}/analysis/${suspect.versionId}`}>{words.details}</Link>
            </p>
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** Questions that somebody should look at, the most urgent first. */
export const SuspectsPage = () => {
  const words = useMessages(analysisMessages)
  const { get, set } = useUrlFilters()
  const kind = kinds.find((one) => one === get('kind'))
  const pages = usePages('GET /api/suspects', {
    tradeCode: get('trade') || undefined,
    quizId: get('quiz') || undefined,
    kind,
  })
  return (
    <OfficePage title={words.suspects} lead={words.suspectsLead}>
      <Filters>
        <TradeFilter value={get('trade')} onChange={(trade) => set({ trade })} />
        <FilterSelect
          label={words.reason}
          value={kind ?? ''}
          onChange={(value) => set({ kind: value })}
          all={words.anyReason}
          options={kinds.map((value) => ({ value, label: words.suspicions[value] }))}
        />
      </Filters>
      <Loaded read={pages.read}>
        {(suspects) =>
          suspects.length === 0 ? (
            <EmptyState title={words.noSuspects}>
              <p>{words.noSuspectsMend}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption={words.suspects}
                head={
                  <>
                    <Table.Th>{words.question}</Table.Th>
                    <Table.Th>{words.evidence}</Table.Th>
                    <Table.Th>{words.where}</Table.Th>
                  </>
                }
              >
                {suspects.map((suspect) => (
                  <SuspectRow key={suspect.versionId} suspect={suspect} />
                ))}
              </DataTable>
              <More shown={suspects.length} total={pages.first?.total} pages={pages} />
            </>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
