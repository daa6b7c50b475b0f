import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { ExportQuestionsButton } from '../exports/office-export-button.tsx'
import { questionFilter } from '../office-question-filter.ts'
import styles from '../office-questions.module.css'
import { workMessages } from '../office-work-messages.ts'
import { BulkDialog } from './office-bulk-dialog.tsx'
import { nothingSelected, type Selection } from './office-selection.ts'

type Props = {
  selection: Selection
  total: number
  totalIsCapped: boolean
  params: URLSearchParams
  onSelect: (selection: Selection) => void
}

/** What can be done with all chosen questions; in sight while the list scrolls. */
export const SelectionBar = ({ selection, total, totalIsCapped, params, onSelect }: Props) => {
  const words = useMessages(workMessages)
  const format = useFormat()
  const [changing, setChanging] = useState(false)
  const { sort: _, ...filter } = questionFilter(params)
  const count = format.number(total)
  const chosen = selection.all ? { filter } : { questionIds: [...selection.ids] }
  return (
    <Group className={styles.bar} gap="sm">
      <strong className="tabular" role="status">
        {selection.all ? words.allSelected(count) : words.selected(format.number(selection.ids.size))}
      </strong>
      {selection.all || totalIsCapped || selection.ids.size >= total ? null : (
        <Button size="xs" variant="subtle" onClick={() => onSelect({ ...nothingSelected, all: true })}>
          {words.selectAll(count)}
        </Button>
      )}
      <Button size="xs" onClick={() => setChanging(true)}>
        {words.change}
      </Button>
      <ExportQuestionsButton
        size="xs"
        selection={chosen}
        total={selection.all ? (totalIsCapped ? undefined : total) : selection.ids.size}
      />
      <Button size="xs" variant="subtle" onClick={() => onSelect(nothingSelected)}>
        {words.unselect}
      </Button>
      {changing ? (
        <BulkDialog
          selection={chosen}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false)
            onSelect(nothingSelected)
          }}
        />
      ) : null}
    </Group>
  )
}
