import type { Output } from '@lianbing/contract/client'
import { Table } from '@mantine/core'
import { formatElapsed, useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { useZoned } from '../../../office/zone.ts'
import { flagMessages } from './office-flag-messages.ts'
import styles from './office-running.module.css'

export type Flags = Output<'GET /api/openings/:openingId/flags'>
export type Flagged = Flags['items'][number]
type Evidence = Flagged['flags'][number]['evidence']
type Names = Flags['names']

const SameAnswers = ({
  evidence,
  names,
  own,
}: {
  evidence: Extract<Evidence, { kind: 'answers' }>
  names: Names
  own: string
}) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const { clock } = useZoned()
  return (
    <>
      {evidence.others > evidence.partners.length ? <p>{words.othersToo(format.number(evidence.others))}</p> : null}
      {evidence.partners.map((partner) => {
        const name = names[partner.attemptId]
        const other = name?.displayName ?? words.unknownOther
        return (
          <section key={partner.attemptId} className={styles.evidence}>
            <h4>{words.answersLine(other, name?.organisation ?? '')}</h4>
            <p>
              {words.answersFacts(
                format.number(partner.bothWrong),
                format.number(partner.same),
                format.number(Math.round(partner.expected / 10) / 10),
              )}{' '}
              {words.togetherFacts(format.number(partner.common), format.number(partner.together))}
            </p>
            <DataTable
              caption={words.answersLine(other, name?.organisation ?? '')}
              head={
                <>
                  <Table.Th>{words.question}</Table.Th>
                  <Table.Th>{words.stem}</Table.Th>
                  <Table.Th>{words.sameAnswer}</Table.Th>
                  <FigureHead>{own}</FigureHead>
                  <FigureHead>{other}</FigureHead>
                </>
              }
            >
              {partner.questions.map(({ slot, otherSlot, stem, answer, at, otherAt }) => (
                <Table.Tr key={slot}>
                  <Table.Td>{slot + 1}</Table.Td>
                  <Table.Td className={styles.stem}>{stem}</Table.Td>
                  <Table.Td className={styles.stem}>{answer}</Table.Td>
                  <Figure>{clock(at)}</Figure>
                  <Figure>
                    {clock(otherAt)}
                    {otherSlot === slot ? '' : ` (${words.otherNumber(format.number(otherSlot + 1))})`}
                  </Figure>
                </Table.Tr>
              ))}
            </DataTable>
          </section>
        )
      })}
    </>
  )
}

const Speed = ({ evidence }: { evidence: Extract<Evidence, { kind: 'speed' }> }) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const length = (seconds: number) => formatElapsed(seconds * 1_000)
  const secondsOf = (ms: number) => words.seconds(format.number(Math.round(ms / 100) / 10))
  return (
    <>
      <p>
        {words.speedFacts(format.number(evidence.answered), length(evidence.seconds), length(evidence.usualSeconds))}
      </p>
      {evidence.questions.length > 0 ? (
        <>
          <p>{words.fastFacts(format.number(evidence.fast))}</p>
          <DataTable
            caption={words.kinds.speed}
            head={
              <>
                <Table.Th>{words.question}</Table.Th>
                <Table.Th>{words.stem}</Table.Th>
                <FigureHead>{words.took}</FigureHead>
                <FigureHead>{words.least}</FigureHead>
              </>
            }
          >
            {evidence.questions.map(({ slot, stem, tookMs, leastMs }) => (
              <Table.Tr key={slot}>
                <Table.Td>{slot + 1}</Table.Td>
                <Table.Td className={styles.stem}>{stem}</Table.Td>
                <Figure>{secondsOf(tookMs)}</Figure>
                <Figure>{secondsOf(leastMs)}</Figure>
              </Table.Tr>
            ))}
          </DataTable>
        </>
      ) : null}
    </>
  )
}

/** What was found, in words and beside what it is compared with. */
export const FlagEvidence = ({ evidence, names, own }: { evidence: Evidence; names: Names; own: string }) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const { clock } = useZoned()
  if (evidence.kind === 'answers') return <SameAnswers evidence={evidence} names={names} own={own} />
  if (evidence.kind === 'speed') return <Speed evidence={evidence} />
  if (evidence.kind === 'leaving')
    return <p>{words.leavingFacts(format.number(evidence.count), formatElapsed(evidence.seconds * 1_000))}</p>
  return (
    <p>
      {words.devicesFacts(format.number(evidence.changes))} {evidence.at.map(clock).join(', ')}
    </p>
  )
}
