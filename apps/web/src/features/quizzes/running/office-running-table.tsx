import { Table } from '@mantine/core'
import { formatClock, useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { runningMessages } from './office-messages.ts'
import { useNow } from './office-now.ts'
import styles from './office-running.module.css'
import type { RunningAttempt } from './office-running.ts'
import { RunningStateBadge } from './office-running-state.tsx'

export type ReadAttempt = RunningAttempt & { readAt: number }

const TimeLeft = ({ attempt }: { attempt: ReadAttempt }) => {
  const now = useNow()
  const isRunning = attempt.closedAt === null && attempt.state !== 'closing'
  return isRunning ? formatClock(attempt.remainingMs - (now - attempt.readAt)) : '–'
}

export const Result = ({ attempt }: { attempt: RunningAttempt }) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  if (attempt.closedAt === null || attempt.voided !== null) return '–'
  if (attempt.score === null) return words.marking
  const verdict = attempt.passed === null ? '' : ` · ${attempt.passed ? words.passed : words.failed}`
  return `${format.marks(attempt.score)} / ${format.marks(attempt.maximum)}${verdict}`
}

type Props = { attempts: ReadAttempt[]; now: string; onOpen: (attempt: RunningAttempt) => void }

export const RunningTable = ({ attempts, now, onOpen }: Props) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  return (
    <DataTable
      caption={words.title}
      head={
        <>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th>{words.state}</Table.Th>
          <FigureHead>{words.answered}</FigureHead>
          <FigureHead>{words.left}</FigureHead>
          <FigureHead>{words.devices}</FigureHead>
          <Table.Th>{words.result}</Table.Th>
          <Table.Th>{words.organisation}</Table.Th>
        </>
      }
    >
      {attempts.map((attempt) => (
        <Table.Tr key={attempt.attemptId}>
          <Table.Td>
            <button type="button" className={styles.name} onClick={() => onOpen(attempt)}>
              {attempt.displayName}
            </button>
          </Table.Td>
          <Table.Td>
            <RunningStateBadge attempt={attempt} now={now} />
          </Table.Td>
          <Figure>{words.answeredOf(format.number(attempt.answered), format.number(attempt.questions))}</Figure>
          <Figure>
            <TimeLeft attempt={attempt} />
          </Figure>
          <Figure>{attempt.deviceChanges === 0 ? '–' : format.number(attempt.deviceChanges)}</Figure>
          <Table.Td className={styles.result}>
            <Result attempt={attempt} />
          </Table.Td>
          <Table.Td>{attempt.organisation}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
