import { Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { type Draft, totalsOf } from './office-quiz.ts'

/** What a paper is made of, for whoever may not change it. */
export const PaperSummary = ({ draft }: { draft: Draft }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const { types } = useMessages(questionMessages)
  const { level } = useMessages(shellMessages)
  const format = useFormat()
  const { sections } = draft.blueprint
  const totals = totalsOf(sections)
  return (
    <DataTable
      caption={words.paper}
      head={
        <>
          <Table.Th>{words.section}</Table.Th>
          <Table.Th>{office.level}</Table.Th>
          <FigureHead>{words.count}</FigureHead>
          <FigureHead>{words.each}</FigureHead>
          <FigureHead>{words.sum}</FigureHead>
        </>
      }
    >
      {sections.map((section, place) => (
        <Table.Tr key={place}>
          <Table.Td>{section.title ?? types[section.type]}</Table.Td>
          <Table.Td>{section.level === null ? words.anyLevel : level(section.level)}</Table.Td>
          <Figure>{format.number(section.count)}</Figure>
          <Figure>{format.marks(section.maximum)}</Figure>
          <Figure>{format.marks(section.count * section.maximum)}</Figure>
        </Table.Tr>
      ))}
      <Table.Tr>
        <Table.Th scope="row">{words.total}</Table.Th>
        <Table.Td />
        <Figure>{format.number(totals.questions)}</Figure>
        <Table.Td />
        <Figure>{format.marks(totals.maximum)}</Figure>
      </Table.Tr>
    </DataTable>
  )
}
