import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import styles from './office-question.module.css'
import type { OfficeQuestion } from './office-question.ts'
import { workMessages } from './office-work-messages.ts'

/** What makes a question doubtful today: its standard is out of date, or today is outside of its own dates. */
export const QuestionMarks = ({ question: { content, outdated, validity } }: { question: OfficeQuestion }) => {
  const words = useMessages(workMessages)
  const { standard, edition, validFrom, validUntil } = content
  return (
    <>
      {outdated === null ? null : (
        <p className={styles.doubtful}>
          {words.standardPast([standard, edition].filter(Boolean).join(' '), outdated.since)}
          {outdated.replacedBy === null ? null : ` ${words.replacedByNow(outdated.replacedBy)}`}{' '}
          {outdated.keptOut ? words.notDrawn : words.stillDrawnNow}{' '}
          <Link to="/office/standards">{words.standards}</Link>
        </p>
      )}
      {validity === 'valid' ? null : (
        <p className={styles.doubtful}>
          {validity === 'expired' ? words.expiredOn(validUntil ?? '') : words.validOnlyFrom(validFrom ?? '')}{' '}
          {words.notDrawn}
        </p>
      )}
    </>
  )
}
