import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { FilterSelect, Filters, LanguageFilter, LevelFilter, TradeFilter } from '../../office/filters.tsx'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { More } from '../../office/more.tsx'
import { OfficePage } from '../../office/office-page.tsx'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { Link } from '../../router/link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { questionMessages } from '../questions/messages.ts'
import { ExportQuestionsButton } from './office-export-button.tsx'
import { banksMessages } from './office-messages.ts'
import { filterAddress, questionFilter, useQuestionSearch } from './office-question-filter.ts'
import { QuestionTable } from './office-question-table.tsx'
import styles from './office-questions.module.css'
import { SearchField } from './office-search-field.tsx'

const optionsOf = (texts: Record<string, string>) => Object.entries(texts).map(([value, label]) => ({ value, label }))

const QuestionFilters = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const { types } = useMessages(questionMessages)
  const { get, set } = useUrlFilters()
  const { data } = useQuery(apiQuery('GET /api/banks', {}))
  const banks = (data?.items ?? []).map(({ bankId, name }) => ({ value: bankId, label: name }))
  const field = (name: string) => ({ value: get(name), onChange: (value: string) => set({ [name]: value }) })
  return (
    <Filters>
      <SearchField {...field('search')} />
      <FilterSelect {...field('bankId')} label={words.bank} all={words.anyBank} options={banks} />
      <TradeFilter {...field('tradeCode')} />
      <FilterSelect {...field('type')} label={office.type} all={office.all} options={optionsOf(types)} />
      <LevelFilter {...field('level')} />
      <LanguageFilter {...field('language')} />
      <FilterSelect {...field('state')} label={office.state} all={words.anyState} options={optionsOf(words.states)} />
    </Filters>
  )
}

export const QuestionsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const { params, clear } = useUrlFilters()
  const search = useQuestionSearch(params)
  const total = search.first?.total
  return (
    <OfficePage
      title={office.questions}
      lead={words.searchHint}
      actions={
        <Group gap="xs">
          <ExportQuestionsButton filter={questionFilter(params)} total={total} />
          <Button component={Link} to="/office/questions/new">
            {words.newQuestion}
          </Button>
        </Group>
      }
    >
      <QuestionFilters />
      <div className={styles.found}>
        <p role="status" className="tabular">
          {total === undefined ? '' : words.found(format.number(total))}
        </p>
        {filterAddress(params) === '' ? null : (
          <Button variant="subtle" size="compact-sm" onClick={clear}>
            {office.clearFilters}
          </Button>
        )}
      </div>
      <Loaded read={search.read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={words.nothingFound}>
              <p>{words.nothingFoundMend}</p>
            </EmptyState>
          ) : (
            <>
              <QuestionTable rows={rows} address={filterAddress(params)} />
              <More shown={rows.length} total={total} pages={search} />
            </>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
