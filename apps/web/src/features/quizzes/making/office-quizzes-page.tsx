import { Button, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { FilterSelect, Filters, TradeFilter } from '../../../office/filters.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { useRights } from '../../../office/rights.ts'
import { type Row, usePages } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { momentIn } from '../../../office/zoned-time.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { makingMessages } from './office-making-messages.ts'
import { NewQuiz } from './office-new-quiz.tsx'
import type { QuizState } from './office-quiz.ts'
import { QuizStateBadge } from './office-quiz-state.tsx'
import styles from './office-quizzes.module.css'

type ListedQuiz = Row<'GET /api/office/quizzes'>

const QuizRow = ({ quiz, timeZone }: { quiz: ListedQuiz; timeZone: string }) => {
  const words = useMessages(makingMessages)
  const format = useFormat()
  const locale = useLocale()
  const trades = useTrades()
  const moment = (instant: string) => momentIn(locale, instant, timeZone)
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={`/office/quizzes/${quiz.quizId}`}>{quiz.title === '' ? words.untitled : quiz.title}</Link>
        {quiz.isChanged && quiz.state !== 'draft' ? <p>{words.changedSince}</p> : null}
      </Table.Td>
      <Table.Td>
        <QuizStateBadge state={quiz.state} />
      </Table.Td>
      <Table.Td>{quiz.organisation.name}</Table.Td>
      <Table.Td>{trades.name(quiz.tradeCode)}</Table.Td>
      <Table.Td>{words.paperLine(format.number(quiz.questions), format.marks(quiz.maximum))}</Table.Td>
      <Table.Td className={styles.times}>
        {quiz.opensAt === null ? words.noOpening : words.from(moment(quiz.opensAt))}
        {quiz.opensAt === null ? null : <p>{quiz.closesAt === null ? words.noEnd : words.to(moment(quiz.closesAt))}</p>}
      </Table.Td>
      <Figure>{format.number(quiz.attempts)}</Figure>
    </Table.Tr>
  )
}

const Search = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const words = useMessages(makingMessages)
  const [text, setText] = useState(value)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text.trim())
      }}
    >
      <TextInput
        type="search"
        label={words.search}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => onChange(text.trim())}
      />
    </form>
  )
}

export const QuizzesPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const { get, set } = useUrlFilters()
  const rights = useRights()
  const [creating, setCreating] = useState(false)
  const [state, tradeCode, search] = [get('state') as QuizState | '', get('tradeCode'), get('search')]
  const query = { state: state || undefined, tradeCode: tradeCode || undefined, search: search || undefined }
  const pages = usePages('GET /api/office/quizzes', query)
  const filtered = state !== '' || tradeCode !== '' || search !== ''
  return (
    <OfficePage
      title={office.quizzes}
      lead={words.quizzesLead}
      actions={
        rights.quizzes ? (
          <Button variant="filled" onClick={() => setCreating(true)}>
            {words.newQuiz}
          </Button>
        ) : undefined
      }
    >
      <Filters>
        <FilterSelect
          label={office.state}
          value={state}
          onChange={(value) => set({ state: value })}
          all={words.allButArchived}
          options={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
        />
        <TradeFilter value={tradeCode} onChange={(value) => set({ tradeCode: value })} />
        <Search value={search} onChange={(value) => (value === search ? undefined : set({ search: value }))} />
      </Filters>
      <Loaded read={pages.read}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={filtered ? words.nothingFound : words.empty}>
              <p>{filtered ? words.nothingFoundMend : words.emptyMend}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption={office.quizzes}
                head={
                  <>
                    <Table.Th>{words.title}</Table.Th>
                    <Table.Th>{office.state}</Table.Th>
                    <Table.Th>{office.organisations}</Table.Th>
                    <Table.Th>{office.trade}</Table.Th>
                    <Table.Th>{words.paper}</Table.Th>
                    <Table.Th>{words.openings}</Table.Th>
                    <FigureHead>{words.attempts}</FigureHead>
                  </>
                }
              >
                {items.map((quiz) => (
                  <QuizRow key={quiz.quizId} quiz={quiz} timeZone={pages.first?.timeZone ?? 'UTC'} />
                ))}
              </DataTable>
              <More shown={items.length} pages={pages} />
            </>
          )
        }
      </Loaded>
      {creating ? <NewQuiz onClose={() => setCreating(false)} /> : null}
    </OfficePage>
  )
}
