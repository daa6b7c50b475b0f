import type { Output } from '@lianbing/contract/client'
import { formatElapsed, useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'

export type Entry = Output<'GET /api/leaderboards/:board'>['items'][number]

type Props = {
  caption: string
  entries: Entry[]
  /** On a phone only the own line, as long as the others are folded away. */
  folded?: boolean
}

export const BoardTable = ({ caption, entries, folded = false }: Props) => {
  const words = useMessages(boardMessages)
  const format = useFormat()
  return (
    <table className={classNames(styles.table, folded && styles.folded)}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rank}</th>
          <th scope="col">{words.name}</th>
          <th scope="col" className={styles.figure}>
            {words.score}
          </th>
          <th scope="col" className={styles.figure}>
            {words.elapsed}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.rank} className={entry.isMe ? styles.me : undefined} aria-current={entry.isMe || undefined}>
            <td className={entry.rank <= 3 ? styles.top : undefined}>{format.number(entry.rank)}</td>
            <td>
              <span className={styles.name}>
                {entry.name}
                {entry.isMe ? <span className={styles.tag}>{words.me}</span> : null}
              </span>
              <small>{entry.organisation}</small>
            </td>
            <td className={styles.figure}>{format.score(entry.score)}</td>
            <td className={styles.figure}>{formatElapsed(entry.elapsedMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
