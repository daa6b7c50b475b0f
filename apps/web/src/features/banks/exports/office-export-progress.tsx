import { Progress } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { intoSight } from './into-sight.ts'
import styles from './office-export.module.css'
import { exportMessages } from './office-export-messages.ts'

type Props = { taken: number; written: number; total: number | undefined }

/** How far an export is: half of the bar for taking the questions, half for writing them. */
export const ExportProgress = ({ taken, written, total }: Props) => {
  const words = useMessages(exportMessages)
  const format = useFormat()
  const half = (count: number, of: number) => 50 * Math.min(1, count / Math.max(1, of))
  const isTaking = total !== undefined && taken < total
  const value = total === undefined ? 100 : half(taken, total) + (isTaking ? 0 : half(written, taken))
  const text = isTaking || written === 0 ? words.taken(format.number(taken)) : words.written(format.number(written))
  return (
    <div className={styles.progress} ref={intoSight}>
      <Progress value={value} animated aria-label={words.writing} />
      <p role="status" className="tabular">
        {text}
      </p>
    </div>
  )
}
