import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { runningMessages } from './office-messages.ts'
import styles from './office-running.module.css'
import { type Running, runningStates } from './office-running.ts'

/** How many there are of each state; each is the filter of its state. */
export const RunningCounts = ({ counts }: { counts: Running['counts'] }) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  const { get, set } = useUrlFilters()
  const chosen = get('state')
  const all = runningStates.reduce((sum, state) => sum + counts[state], 0)
  const shown = runningStates.filter((state) => counts[state] > 0 || state === chosen)
  return (
    <fieldset className={styles.counts}>
      <legend className="visually-hidden">{words.state}</legend>
      {[undefined, ...shown].map((state) => (
        <button
          key={state ?? 'all'}
          type="button"
          className={styles.count}
          data-state={state}
          aria-pressed={chosen === (state ?? '')}
          onClick={() => set({ state: chosen === state ? '' : (state ?? '') })}
        >
          <span className={styles.number}>{format.number(state === undefined ? all : counts[state])}</span>
          <span>{state === undefined ? words.all : words.states[state]}</span>
        </button>
      ))}
    </fieldset>
  )
}
