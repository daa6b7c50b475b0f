import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useRights } from '../../../office/rights.ts'
import { titleOf } from '../../banks/exam-points/office-exam-point-tree.ts'
import { questionMessages } from '../../questions/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import type { Section } from './office-quiz.ts'
import styles from './office-quizzes.module.css'
import type { CheckedCell, useCheck } from './use-check.ts'

/** The exam points of a trade, for whoever may see them. */
export const usePoints = (tradeCode: string) => {
  const rights = useRights()
  const read = useQuery({
    ...apiQuery('GET /api/exam-points', { query: { tradeCode } }),
    enabled: rights.banks && tradeCode !== '',
    retry: false,
  })
  return read.data?.items ?? []
}

const Lack = ({ cell, section }: { cell: CheckedCell; section: Section | undefined }) => {
  const words = useMessages(makingMessages)
  const { types } = useMessages(questionMessages)
  const format = useFormat()
  const points = usePoints(section?.tradeCode ?? '')
  const point = points.find(({ examPointId }) => examPointId === cell.examPointId)
  if (section === undefined || cell.cause === null) return null
  const name = section.title ?? types[section.type]
  const helps = cell.relaxed.filter(({ available }) => available > cell.available)
  return (
    <li>
      <strong>
        {words.place(cell.section + 1)} {name}
        {point ? ` · ${titleOf(point)}` : ''}
      </strong>
      {': '}
      {words.lacks(
        format.number(cell.wanted),
        format.number(cell.available),
        format.number(cell.wanted - cell.available),
      )}{' '}
      {words.causes[cell.cause](format.number(cell.pool))}
      {cell.kind === 'drawn' ? (
        <p>
          {words.mendCount(format.number(section.count - (cell.wanted - cell.available)))}
          {helps.map(({ by, available }) => (
            <span key={by}>{words.mendBy[by](format.number(available))}</span>
          ))}
        </p>
      ) : (
        <p>{cell.cause === 'fixed_many' ? words.mendFixedMany : words.mendFixed}</p>
      )}
    </li>
  )
}

/** Whether the bank holds such a paper; each cell that lacks questions by name, with what would mend it. */
export const Lacks = ({ check, sections }: { check: ReturnType<typeof useCheck>; sections: readonly Section[] }) => {
  const words = useMessages(makingMessages)
  if (sections.length === 0) return <p>{words.noSections}</p>
  if (check.error) return <ApiProblem error={check.error} retry={() => void check.refetch()} />
  const lacking = check.data?.cells.filter(({ cause }) => cause !== null) ?? []
  if (check.data === undefined) return <p role="status">{words.checking}</p>
  if (lacking.length === 0)
    return (
      <p className={styles.enough} role="status">
        {words.enough}
      </p>
    )
  return (
    <div className={styles.lacking} role="status">
      <p>
        <strong>{words.notEnough}</strong>
      </p>
      <ul>
        {lacking.map((cell, at) => (
          <Lack key={at} cell={cell} section={sections[cell.section]} />
        ))}
      </ul>
    </div>
  )
}
