import { Table } from '@mantine/core'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../office/data-table.tsx'
import type { Report } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'

/** The chart's figures for whoever reads rather than looks. */
export const DayTable = ({ days }: Pick<Report, 'days'>) => {
  const words = useMessages(participationMessages)
  const format = useFormat()
  return (
    <details className={styles.days}>
      <summary>{words.days}</summary>
      <DataTable
        caption={words.chart}
        head={
          <>
            <Table.Th>{words.day}</Table.Th>
            <FigureHead>{words.people}</FigureHead>
            <FigureHead>{words.participations}</FigureHead>
            <FigureHead>{words.answers}</FigureHead>
          </>
        }
      >
        {days.map((day) => (
          <Table.Tr key={day.day}>
            <Table.Td className="tabular">{day.day}</Table.Td>
            <Figure>{format.number(day.people)}</Figure>
            <Figure>{format.number(day.participations)}</Figure>
            <Figure>{format.number(day.answers)}</Figure>
          </Table.Tr>
        ))}
      </DataTable>
    </details>
  )
}
