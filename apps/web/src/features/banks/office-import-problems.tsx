import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../office/data-table.tsx'
import type { BankImport } from './office-bank-import.ts'
import { problemText } from './office-import-problem-text.ts'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'
import { placeText } from './office-place-text.ts'
import { readingMessages } from './office-reading-messages.ts'

/** So many stand on the page at first: the counts and the preview below stay near. */
const shownAtFirst = 8

type Problem = BankImport['rejected'][number]

const ProblemList = ({ caption, items }: { caption: string; items: Problem[] }) => {
  const words = useMessages(banksMessages)
  const reading = useMessages(readingMessages)
  const format = useFormat()
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  return (
    <section className={styles.problems}>
      <h3>{caption}</h3>
      <DataTable
        caption={caption}
        head={
          <>
            <Table.Th>{words.at}</Table.Th>
            <Table.Th>{words.problem}</Table.Th>
          </>
        }
      >
        {(all ? items : items.slice(0, shownAtFirst)).map((problem, index) => (
          <Table.Tr key={`${problem.at} ${problem.code} ${index}`}>
            <Table.Td className={styles.place}>{placeText(words, problem.at)}</Table.Td>
            <Table.Td>{problemText(reading, words, problem)}</Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {all || items.length <= shownAtFirst ? null : (
        <Button mt="xs" onClick={() => setAll(true)}>
          {words.showAllProblems(format.number(items.length))}
        </Button>
      )}
    </section>
  )
}

/** Problems come first: what could not be read, then what is worth knowing. */
export const ImportProblems = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const { rejected, warnings, counts } = found
  if (rejected.length + warnings.length === 0) return <p>{words.noProblems}</p>
  return (
    <div className={styles.fields}>
      <h2>{words.problems}</h2>
      {counts.rejected > rejected.length ? (
        <p className={styles.soft}>
          {words.problemsShown(format.number(rejected.length), format.number(counts.rejected))}
        </p>
      ) : null}
      <ProblemList caption={words.rejectedHead} items={rejected} />
      <ProblemList caption={words.warningsHead} items={warnings} />
    </div>
  )
}
