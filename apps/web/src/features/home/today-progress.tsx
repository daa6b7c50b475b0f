import type { Output } from '@lianbing/contract/client'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { Scale } from '../../ui/scale.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'

/** What was done today, and how far the practice in order has come: quiet, without praise or blame. */
export const TodayProgress = ({ today }: { today: Output<'GET /api/practice/today'> }) => {
  const words = useMessages(homeMessages)
  const shell = useMessages(shellMessages)
  const trades = useTradeNames()
  const { answered, right, goal, place } = today
  const count = words.answered(answered, goal)
  return (
    <section className={styles.panel} aria-label={words.today}>
      <h2>{words.today}</h2>
      <Scale label={count} value={Math.min(answered, goal)} of={goal} />
      <p className={styles.figures}>
        {count}
        {answered > 0 ? <span>{words.right(right)}</span> : null}
      </p>
      {answered >= goal ? (
        <p className={styles.reached}>
          <Icon name="tick" /> {words.goalReached}
        </p>
      ) : null}
      {place ? (
        <>
          <h3>
            {[words.plan, trades.name(place.tradeCode), place.level ? shell.level(place.level) : '']
              .filter(Boolean)
              .join(' · ')}
          </h3>
          <Scale label={words.planLead(place.done, place.total)} value={place.done} of={place.total} />
          <p className={styles.figures}>{words.planLead(place.done, place.total)}</p>
        </>
      ) : null}
    </section>
  )
}
