import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import styles from './data-table.module.css'
import { officeMessages } from './messages.ts'

/** A table whose header stays in sight; on a narrow screen it scrolls sideways within its own frame. */
export const DataTable = ({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) => {
  const words = useMessages(officeMessages)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className={styles.frame} aria-label={`${caption}: ${words.scrollTable}`} tabIndex={0}>
      <Table stickyHeader highlightOnHover className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead>
          <Table.Tr>{head}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  )
}

/** A cell of figures: to the right, digits below digits. */
export const Figure = ({ children }: { children: ReactNode }) => (
  <Table.Td className={styles.figure}>{children}</Table.Td>
)
export const FigureHead = ({
  children,
  sort,
}: {
  children: ReactNode
  sort?: 'ascending' | 'descending' | undefined
}) => (
  <Table.Th className={styles.figure} aria-sort={sort}>
    {children}
  </Table.Th>
)
