import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ContentView } from '../../questions/content-view.tsx'
import styles from './office-analysis.module.css'
import type { ItemDetail } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** A share of those in a group, as a bar with its figure. */
const Bar = ({ count, of, right }: { count: number; of: number; right: boolean }) => {
  const format = useFormat()
  const share = of === 0 ? 0 : count / of
  return (
    <Table.Td className={styles.cell}>
      <span className="tabular">{of === 0 ? '–' : format.percent(share)}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={right ? styles.rightBar : styles.bar} style={{ width: `${share * 100}%` }} />
      </span>
    </Table.Td>
  )
}

type Row = { key: string; name: ReactNode; counts: readonly number[]; right: boolean }

/** What each fifth of the people chose: a row an option, a column a fifth. */
export const ChoiceBars = ({ detail }: { detail: ItemDetail }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  const { options, unanswered, sizes, item } = detail
  const rows: Row[] = [
    ...options.map(({ id, content, right, counts }, place) => ({
      key: id,
      right,
      counts,
      name:
        item.type === 'true-false' ? (
          words.truths[id]
        ) : (
          <>
            <b>{String.fromCharCode(65 + place)}</b> <ContentView value={content} inLabel />
          </>
        ),
    })),
    { key: '', right: false, counts: unanswered, name: words.unanswered },
  ]
  return (
    <DataTable
      caption={words.chosen}
      head={
        <>
          <Table.Th>{words.option}</Table.Th>
          <Table.Th>{words.all}</Table.Th>
          {sizes.map((size, fifth) => (
            <Table.Th key={words.fifths[fifth]}>
              {words.fifths[fifth]}
              <p className={styles.soft}>{words.fifthSize(format.number(size))}</p>
            </Table.Th>
          ))}
        </>
      }
    >
      {rows.map(({ key, name, counts, right }) => (
        <Table.Tr key={key}>
          <Table.Td className={styles.option}>
            {name}
            {right ? (
              <span className={styles.key}>
                <Icon name="tick" size={14} /> {words.right}
              </span>
            ) : null}
          </Table.Td>
          <Bar count={sum(counts)} of={sum(sizes)} right={right} />
          {sizes.map((size, fifth) => (
            <Bar key={words.fifths[fifth]} count={counts[fifth] ?? 0} of={size} right={right} />
          ))}
        </Table.Tr>
      ))}
    </DataTable>
  )
}
