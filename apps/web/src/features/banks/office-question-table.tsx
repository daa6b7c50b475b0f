import { Badge, Table } from '@mantine/core'
import { useEffect } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { officeMessages } from '../../office/messages.ts'
import type { Row } from '../../office/use-pages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { Link } from '../../router/link.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { questionMessages } from '../questions/messages.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-questions.module.css'

/** Arrow keys walk through the rows from anywhere but a field; Enter opens, because the focus is on a link. */
const useArrowKeys = () =>
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const { target } = event
      if (step === undefined || (target instanceof HTMLElement && target.closest('select, textarea'))) return
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      const next = links[at === -1 && step === 1 ? 0 : at + step]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'center' })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

export const QuestionTable = ({ rows, address }: { rows: Row<'GET /api/questions'>[]; address: string }) => {
  const office = useMessages(officeMessages)
  const shell = useMessages(shellMessages)
  const words = useMessages(banksMessages)
  const { types } = useMessages(questionMessages)
  const format = useFormat()
  const trades = useTrades()
  useArrowKeys()
  return (
    <DataTable
      caption={office.questions}
      head={
        <>
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
          <Table.Td>
            <Link
              to={`/office/questions/${row.questionId}${address}`}
              data-row
              lang={row.language}
              className={row.state === 'retired' ? `${styles.stem} ${styles.retired}` : styles.stem}
            >
              {row.stemText}
            </Link>
          </Table.Td>
          <Table.Td>{types[row.type]}</Table.Td>
          <Table.Td>{trades.name(row.tradeCode)}</Table.Td>
          <Table.Td>{row.level === null ? office.noLevel : shell.level(row.level)}</Table.Td>
          <Table.Td className={styles.point}>{row.examPoint ?? office.none}</Table.Td>
          <Table.Td className={styles.narrow}>{office.languages[row.language]}</Table.Td>
          <Table.Td className={styles.narrow}>{words.states[row.state]}</Table.Td>
          <Figure>{row.openReports === 0 ? '0' : <Badge color="next">{format.number(row.openReports)}</Badge>}</Figure>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
