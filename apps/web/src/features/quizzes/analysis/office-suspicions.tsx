import { useMessages } from '../../../i18n/messages.ts'
import styles from './office-analysis.module.css'
import type { Item } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'

/** Why somebody should look, as short labels. */
export const Suspicions = ({ of }: { of: Item['suspicions'] }) => {
  const { suspicions } = useMessages(analysisMessages)
  return of.length === 0 ? null : (
    <ul className={styles.labels}>
      {of.map((suspicion) => (
        <li key={suspicion} className={styles[suspicion]}>
          {suspicions[suspicion]}
        </li>
      ))}
    </ul>
  )
}
