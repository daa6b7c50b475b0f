import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { intoSight } from './into-sight.ts'
import styles from './office-export.module.css'
import { exportMessages } from './office-export-messages.ts'
import type { Exported } from './read-export.ts'

/** What is in the file that was saved, and what is not. */
export const ExportResult = ({ parts, leftOut }: Pick<Exported, 'parts' | 'leftOut'>) => {
  const words = useMessages(exportMessages)
  const format = useFormat()
  const losses: Record<string, string> = words.losses
  const nameOf = (code: string) =>
    code.startsWith('fields.') ? words.fieldLost(words.fields[code.slice(7)] ?? code.slice(7)) : (losses[code] ?? code)
  const list = Object.entries(leftOut).sort(([, one], [, other]) => other - one)
  return (
    <div role="status" className={styles.result} ref={intoSight}>
      <p>{words.done}</p>
      {parts > 1 ? <p>{words.parts(format.number(parts))}</p> : null}
      {list.length === 0 ? (
        <p>{words.complete}</p>
      ) : (
        <>
          <h3>{words.leftOut}</h3>
          <ul>
            {list.map(([code, count]) => (
              <li key={code}>
                {nameOf(code)} <span className="tabular">({words.questions(format.number(count))})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
