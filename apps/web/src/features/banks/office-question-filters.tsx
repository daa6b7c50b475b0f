import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { FilterSelect, Filters, LanguageFilter, TradeFilter } from '../../office/filters.tsx'
import { officeMessages } from '../../office/messages.ts'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { shellMessages } from '../../shell/messages.ts'
import { questionMessages } from '../questions/messages.ts'
import { pointOptions } from './exam-points/office-exam-point-tree.ts'
import { banksMessages } from './office-messages.ts'
import { SearchField } from './office-search-field.tsx'
import { TextFilter } from './office-text-filter.tsx'
import { workMessages } from './office-work-messages.ts'

const optionsOf = (texts: Record<string, string>) => Object.entries(texts).map(([value, label]) => ({ value, label }))

const useField = () => {
  const { get, set } = useUrlFilters()
  return (name: string) => ({ value: get(name), onChange: (value: string) => set({ [name]: value }) })
}

/** Points of the chosen trade; without a trade there is only the choice of those without any. */
const PointFilter = () => {
  const words = useMessages(workMessages)
  const { get } = useUrlFilters()
  const field = useField()
  const tradeCode = get('tradeCode')
  const { data } = useQuery({
    ...apiQuery('GET /api/exam-points', { query: { tradeCode } }),
    enabled: tradeCode !== '',
  })
  const options = [{ value: 'none', label: words.noPoint }, ...pointOptions(data?.items ?? [])]
  return <FilterSelect {...field('examPointId')} label={words.examPoint} all={words.anyPoint} options={options} />
}

const rare = ['examPointId', 'source', 'validity', 'reports', 'conflict']

const RareFilters = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(workMessages)
  const field = useField()
  return (
    <Filters>
      <PointFilter />
      <TextFilter {...field('source')} label={words.source} />
      <FilterSelect
        {...field('validity')}
        label={words.validity}
        all={office.all}
        options={optionsOf(words.validities)}
      />
      <FilterSelect
        {...field('reports')}
        label={words.reported}
        all={office.all}
        options={[{ value: 'open', label: words.hasReports }]}
      />
      <FilterSelect
        {...field('conflict')}
        label={words.conflicts}
        all={office.all}
        options={[{ value: 'open', label: words.hasConflict }]}
      />
    </Filters>
  )
}

/** What questions are narrowed by; those that are rarely used come on demand, or when the address has one. */
export const QuestionFilters = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const work = useMessages(workMessages)
  const { types } = useMessages(questionMessages)
  const { level } = useMessages(shellMessages)
  const { get, set } = useUrlFilters()
  const field = useField()
  const { data } = useQuery(apiQuery('GET /api/banks', {}))
  const banks = (data?.items ?? []).map(({ bankId, name }) => ({ value: bankId, label: name }))
  const [opened, setOpened] = useState(false)
  const shown = opened || rare.some((name) => get(name) !== '')
  const levels = [
    ...[5, 4, 3, 2, 1].map((value) => ({ value: String(value), label: level(value) })),
    { value: 'none', label: work.noLevel },
  ]
  const { newest, reports } = work.sorts
  const sorts = [
    { value: 'newest', label: newest },
    { value: 'reports', label: reports },
  ]
  return (
    <>
      <Filters>
        <SearchField {...field('search')} />
        <FilterSelect {...field('bankId')} label={words.bank} all={words.anyBank} options={banks} />
        <TradeFilter value={get('tradeCode')} onChange={(tradeCode) => set({ tradeCode, examPointId: '' })} />
        <FilterSelect {...field('type')} label={office.type} all={office.all} options={optionsOf(types)} />
        <FilterSelect {...field('level')} label={office.level} all={office.all} options={levels} />
        <LanguageFilter {...field('language')} />
        <FilterSelect {...field('state')} label={office.state} all={words.anyState} options={optionsOf(work.states)} />
        <FilterSelect wide {...field('sort')} label={work.sort} all={work.sorts.position} options={sorts} />
        {shown ? null : (
          <Button variant="subtle" onClick={() => setOpened(true)}>
            {work.moreFilters}
          </Button>
        )}
      </Filters>
      {shown ? <RareFilters /> : null}
    </>
  )
}
