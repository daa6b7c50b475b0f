import { Table } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import styles from './office-analysis.module.css'
import { type Analysis, type Column, columns, type Item, judgeDiscrimination, twoDigits } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'
import { Suspicions } from './office-suspicions.tsx'
import { useItems } from './use-items.ts'

/** What each column says, for everybody who has never heard of it. */
const HowToRead = () => {
  const words = useMessages(analysisMessages)
  return (
    <details className={styles.help}>
      <summary>{words.howToRead}</summary>
      <dl>
        {columns.map((column) => (
          <div key={column}>
            <dt>{words.sorts[column]}</dt>
            <dd>{words.means[column]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const ItemRow = ({ item, analysis }: { item: Item; analysis: Analysis }) => {
  const words = useMessages(analysisMessages)
  const { none } = useMessages(officeMessages)
  const format = useFormat()
  const locale = useLocale()
  const { n, facility, discrimination, medianSeconds, exposure } = item
  const to = `/office/quizzes/${analysis.quizId}/analysis/${item.versionId}`
  return (
    <Table.Tr>
      <Table.Td className={styles.stem}>
        {analysis.mends ? <Link to={to}>{item.stemText}</Link> : item.stemText}
      </Table.Td>
      <Figure>
        {format.number(n)}
        {n < analysis.fewest ? (
          <p className={styles.soft}>{words.missingShort(format.number(analysis.fewest - n))}</p>
        ) : null}
      </Figure>
      <Figure>{facility === null ? none : format.percent(facility)}</Figure>
      <Figure>
        {discrimination === null ? (
          none
        ) : (
          <>
            {twoDigits(locale, discrimination)}
            <p className={discrimination < 0 ? styles.bad : styles.soft}>
              {words.judge[judgeDiscrimination(discrimination)]}
            </p>
          </>
        )}
      </Figure>
      <Figure>{medianSeconds === null ? none : words.seconds(format.number(medianSeconds))}</Figure>
      <Figure>{format.percent(exposure)}</Figure>
      <Table.Td>
        <Suspicions of={item.suspicions} />
      </Table.Td>
    </Table.Tr>
  )
}

/** The questions of a quiz, sorted by any of their figures. */
export const ItemTable = ({ analysis }: { analysis: Analysis }) => {
  const words = useMessages(analysisMessages)
  const { get, set } = useUrlFilters()
  const sort = columns.find((column) => column === get('sort')) ?? 'suspicion'
  const order = get('order') === 'up' ? 'up' : 'down'
  const pages = useItems(analysis.quizId, sort, order, analysis.madeAt)
  const head = (column: Column) => {
    const direction = sort === column ? (order === 'up' ? 'ascending' : 'descending') : undefined
    const button = (
      <button
        type="button"
        className={styles.sort}
        title={words.means[column]}
        aria-label={words.sortBy(words.sorts[column])}
        onClick={() => set({ sort: column, order: direction === 'descending' ? 'up' : 'down' })}
      >
        {words.sorts[column]}
        {direction ? <Icon name={direction === 'descending' ? 'down' : 'up'} size={14} /> : null}
      </button>
    )
    return column === 'suspicion' ? (
      <Table.Th key={column} aria-sort={direction}>
        {button}
      </Table.Th>
    ) : (
      <FigureHead key={column} sort={direction}>
        {button}
      </FigureHead>
    )
  }
  return (
    <section>
      <h2>{words.items}</h2>
      <HowToRead />
      <Loaded read={pages.read}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={words.noItems} />
          ) : (
            <>
              <DataTable
                caption={words.items}
                head={
                  <>
                    <Table.Th>{words.question}</Table.Th>
                    {columns.map(head)}
                  </>
                }
              >
                {items.map((item) => (
                  <ItemRow key={item.versionId} item={item} analysis={analysis} />
                ))}
              </DataTable>
              <More shown={items.length} total={analysis.items} pages={pages} />
            </>
          )
        }
      </Loaded>
    </section>
  )
}
