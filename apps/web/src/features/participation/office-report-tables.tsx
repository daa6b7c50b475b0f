import { Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import { officeMessages } from '../../office/messages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { Link } from '../../router/link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Column, type Figures, figureOf, type Report, sortRows } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'
import { useParticipationQuery } from './office-participation-filters.tsx'

const shares: readonly Column[] = ['coverage', 'accuracy', 'passRate']

type Props<R> = {
  caption: string
  first: string
  rows: readonly R[]
  columns: readonly Column[]
  keyOf: (row: R) => string | number
  name: (row: R) => ReactNode
}

/** Rows of figures that sort by any column; the first click shows the largest first. */
const FigureTable = <R extends Figures>({ caption, first, rows, columns, keyOf, name }: Props<R>) => {
  const office = useMessages(officeMessages)
  const words = useMessages(participationMessages)
  const format = useFormat()
  const [sort, setSort] = useState<{ column: Column; descending: boolean }>()
  const labels: Record<Column, string> = {
    members: words.members,
    people: words.people,
    coverage: words.coverage,
    participations: words.participations,
    answers: words.answers,
    accuracy: words.accuracy,
    attempts: words.attempts,
    passRate: words.passed,
  }
  const shown = (row: R, column: Column) => {
    const value = figureOf(row, column)
    if (value === undefined) return office.none
    return shares.includes(column) ? format.percent(value) : format.number(value)
  }
  const head = (column: Column) => {
    const direction = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined
    return (
      <FigureHead key={column} sort={direction}>
        <button
          type="button"
          className={styles.sort}
          title={words.sortBy(labels[column])}
          onClick={() => setSort({ column, descending: direction !== 'descending' })}
        >
          {labels[column]}
          {direction ? <Icon name={direction === 'descending' ? 'down' : 'up'} size={14} /> : null}
        </button>
      </FigureHead>
    )
  }
  const ordered = sort ? sortRows(rows, sort.column, sort.descending) : rows
  return (
    <DataTable
      caption={caption}
      head={
        <>
          <Table.Th>{first}</Table.Th>
          {columns.map(head)}
        </>
      }
    >
      {ordered.map((row) => (
        <Table.Tr key={keyOf(row)}>
          <Table.Td>{name(row)}</Table.Td>
          {columns.map((column) => (
            <Figure key={column}>{shown(row, column)}</Figure>
          ))}
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const tradeColumns = ['people', 'participations', 'answers', 'accuracy', 'attempts', 'passRate'] as const

export const OrganisationTable = ({ rows }: { rows: Report['organisations'] }) => {
  const words = useMessages(participationMessages)
  const { addressOf } = useParticipationQuery()
  return (
    <section>
      <h2>{words.byOrganisation}</h2>
      {rows.length === 0 ? (
        <p className={styles.soft}>{words.noneBelow}</p>
      ) : (
        <FigureTable
          caption={words.byOrganisation}
          first={words.organisation}
          rows={rows}
          columns={['members', 'people', 'coverage', ...tradeColumns.slice(1)]}
          keyOf={(row) => row.organisationId}
          name={(row) => <Link to={addressOf(row.organisationId)}>{row.name}</Link>}
        />
      )}
    </section>
  )
}

export const TradeTable = ({ rows }: { rows: Report['trades'] }) => {
  const words = useMessages(participationMessages)
  const trades = useTrades()
  return (
    <section>
      <h2>{words.byTrade}</h2>
      <FigureTable
        caption={words.byTrade}
        first={words.trade}
        rows={rows}
        columns={tradeColumns}
        keyOf={(row) => row.tradeCode}
        name={(row) => trades.name(row.tradeCode)}
      />
    </section>
  )
}
