import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { type Report, sharesOf } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'

const Total = ({ name, value, under }: { name: string; value: ReactNode; under?: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
    {under ? <dd className={styles.under}>{under}</dd> : null}
  </div>
)

export const Totals = ({ totals }: Pick<Report, 'totals'>) => {
  const office = useMessages(officeMessages)
  const words = useMessages(participationMessages)
  const format = useFormat()
  const { coverage, accuracy, passRate } = sharesOf(totals)
  const percent = (share: number | undefined) => (share === undefined ? office.none : format.percent(share))
  return (
    <dl className={styles.totals} aria-label={words.totals}>
      <Total
        name={words.coverage}
        value={percent(coverage)}
        under={words.coverageOf(format.number(totals.people), format.number(totals.members))}
      />
      <Total
        name={words.participations}
        value={format.number(totals.participations)}
        under={words.participationsMeans}
      />
      <Total name={words.answers} value={format.number(totals.answers)} />
      <Total name={words.accuracy} value={percent(accuracy)} />
      <Total
        name={words.attempts}
        value={format.number(totals.attempts)}
        {...(totals.awaiting > 0 ? { under: words.awaiting(format.number(totals.awaiting)) } : {})}
      />
      <Total name={words.passed} value={percent(passRate)} />
    </dl>
  )
}
