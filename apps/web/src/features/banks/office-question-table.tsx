import { Badge, Checkbox, Table } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { officeMessages } from '../../office/messages.ts'
import type { Row } from '../../office/use-pages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { Link } from '../../router/link.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { questionMessages } from '../questions/messages.ts'
import { nothingSelected, type Selection, toggled, toggledPage } from './bulk/office-selection.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-questions.module.css'
import { workMessages } from './office-work-messages.ts'

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

const fields = 'input, select, textarea, button, dialog, [role=dialog]'
/** In the search field arrows have nothing else to do, and letters have. */
const isForField = (target: EventTarget | null, key: string) =>
  target instanceof HTMLElement &&
  target.closest(fields) !== null &&
  !(target.matches('input[type=search]') && key.startsWith('Arrow'))

/** J, K and the arrow keys walk through the rows from anywhere but a field; Space selects, Enter opens. */
const useRowKeys = (onToggle: (id: string, range: boolean) => void) => {
  const toggle = useRef(onToggle)
  toggle.current = onToggle
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isForField(event.target, event.key)) return
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      const id = links[at]?.dataset.row
      if (event.key === ' ' && id !== undefined) {
        event.preventDefault()
        toggle.current(id, event.shiftKey)
        return
      }
      const step = steps[event.key]
      const next = step === undefined ? undefined : links[at === -1 && step === 1 ? 0 : at + step]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'center' })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

type Props = {
  rows: Row<'GET /api/questions'>[]
  address: string
  selection: Selection
  onSelect: (selection: Selection) => void
}

export const QuestionTable = ({ rows, address, selection, onSelect }: Props) => {
  const office = useMessages(officeMessages)
  const shell = useMessages(shellMessages)
  const words = useMessages(banksMessages)
  const { types } = useMessages(questionMessages)
  const format = useFormat()
  const trades = useTrades()
  const work = useMessages(workMessages)
  const ids = rows.map(({ questionId }) => questionId)
  const toggle = (id: string, range: boolean) => onSelect(toggled(ids, selection, id, range))
  useRowKeys(toggle)
  const isChosen = (id: string) => selection.all || selection.ids.has(id)
  const full = ids.every(isChosen)
  return (
    <DataTable
      caption={office.questions}
      head={
        <>
          <Table.Th className={styles.box}>
            <Checkbox
              aria-label={work.selectPage}
              checked={full}
              indeterminate={!full && ids.some(isChosen)}
              onChange={() => onSelect(selection.all ? nothingSelected : toggledPage(ids, selection))}
            />
          </Table.Th>
          <Table.Th>{words.stem}</Table.Th>
          <Table.Th>{office.type}</Table.Th>
          <Table.Th>{office.trade}</Table.Th>
          <Table.Th>{office.level}</Table.Th>
          <Table.Th>{words.examPoint}</Table.Th>
          <Table.Th>{office.language}</Table.Th>
          <Table.Th>{office.state}</Table.Th>
          <FigureHead>{words.openReports}</FigureHead>
        </>
      }
    >
      {rows.map((row) => (
        <Table.Tr key={row.questionId} className={styles.row}>
          <Table.Td className={styles.box}>
            <Checkbox
              aria-label={`${work.select}: ${row.stemText.slice(0, 40)}`}
              checked={isChosen(row.questionId)}
              onChange={(event) => toggle(row.questionId, (event.nativeEvent as MouseEvent).shiftKey)}
            />
          </Table.Td>
          <Table.Td>
            <Link
              to={`/office/questions/${row.questionId}${address}`}
              data-row={row.questionId}
              lang={row.language}
              className={row.state === 'retired' ? `${styles.stem} ${styles.retired}` : styles.stem}
            >
              {row.stemText}
            </Link>
            {row.validity === 'valid' ? null : <p className={styles.warn}>{work.validities[row.validity]}</p>}
            {row.outdated ? <p className={styles.warn}>{work.outdated}</p> : null}
          </Table.Td>
          <Table.Td className={styles.whole}>{types[row.type]}</Table.Td>
          <Table.Td>{trades.name(row.tradeCode)}</Table.Td>
          <Table.Td>{row.level === null ? office.noLevel : shell.level(row.level)}</Table.Td>
          <Table.Td className={styles.point}>{row.examPoint ?? office.none}</Table.Td>
          <Table.Td className={styles.narrow}>{office.languages[row.language]}</Table.Td>
          <Table.Td className={styles.narrow}>
            {words.states[row.state]}
            {row.waiting !== null && row.state !== 'draft' ? (
              <p className={styles.when}>{work.waitsAs[row.waiting]}</p>
            ) : null}
            {row.waiting === 'review' && row.state === 'draft' ? (
              <p className={styles.when}>{work.states.review}</p>
            ) : null}
          </Table.Td>
          <Figure>{row.openReports === 0 ? '0' : <Badge color="next">{format.number(row.openReports)}</Badge>}</Figure>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
