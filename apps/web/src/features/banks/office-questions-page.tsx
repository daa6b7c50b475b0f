import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { More } from '../../office/more.tsx'
import { OfficePage } from '../../office/office-page.tsx'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { Link } from '../../router/link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SavedViews } from './bulk/office-saved-views.tsx'
import { nothingSelected } from './bulk/office-selection.ts'
import { SelectionBar } from './bulk/office-selection-bar.tsx'
import { ExportQuestionsButton } from './exports/office-export-button.tsx'
import { banksMessages } from './office-messages.ts'
import { filterAddress, questionFilter, useQuestionSearch } from './office-question-filter.ts'
import { QuestionFilters } from './office-question-filters.tsx'
import { QuestionTable } from './office-question-table.tsx'
import styles from './office-questions.module.css'
import { workMessages } from './office-work-messages.ts'

export const QuestionsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const { params, clear } = useUrlFilters()
  const search = useQuestionSearch(params)
  const work = useMessages(workMessages)
  const { total, totalIsCapped = false } = search.first ?? {}
  const [selection, setSelection] = useState(nothingSelected)
  const address = filterAddress(params)
  // What was chosen belongs to the search in which it was.
  useEffect(() => setSelection(nothingSelected), [address])
  const { sort: _, ...filter } = questionFilter(params)
  const isChosen = selection.all || selection.ids.size > 0
  const ticked = !selection.all && selection.ids.size > 0
  const exported = ticked
    ? { selection: { questionIds: [...selection.ids] }, total: selection.ids.size }
    : { selection: { filter }, total: totalIsCapped ? undefined : total }
  return (
    <OfficePage
      title={office.questions}
      keys={work.keys}
      actions={
        <Group gap="xs">
          <ExportQuestionsButton {...exported} />
          <Button component={Link} to="/office/questions/new">
            {words.newQuestion}
          </Button>
        </Group>
      }
    >
      <SavedViews params={params} />
      <QuestionFilters />
      <div className={styles.found}>
        <p role="status" className="tabular">
          {total === undefined ? '' : (totalIsCapped ? work.foundMoreThan : work.found)(format.number(total))}
        </p>
        {address === '' ? null : (
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
              <QuestionTable rows={rows} address={address} selection={selection} onSelect={setSelection} />
              <More shown={rows.length} total={totalIsCapped ? undefined : total} pages={search} />
              {isChosen ? (
                <SelectionBar
                  selection={selection}
                  total={total ?? rows.length}
                  totalIsCapped={totalIsCapped}
                  params={params}
                  onSelect={setSelection}
                />
              ) : null}
            </>
          )
        }
      </Loaded>
    </OfficePage>
  )
}
