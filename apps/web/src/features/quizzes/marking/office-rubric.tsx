import { NumberInput } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import type { AnswerToMark, Given } from './marking.ts'
import styles from './office-marking.module.css'
import { markingMessages } from './office-marking-messages.ts'

type Props = {
  rubric: AnswerToMark['rubric']
  points: Given['points']
  onPoints: (place: number, points: number | null) => void
}

/** The lines of the rubric: a tap gives a line in full, the field a part of it. */
export const Rubric = ({ rubric, points, onPoints }: Props) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  return (
    <section>
      <h2>{words.rubric}</h2>
      <ol className={styles.lines}>
        {rubric.lines.map(({ text, points: full }, place) => {
          const name = text === '' ? words.whole : text
          const given = points[place] ?? null
          return (
            // The lines of a rubric never change while it is shown.
            <li key={`${place}`} className={styles.line}>
              <button
                type="button"
                className={styles.check}
                aria-pressed={given === full}
                onClick={() => onPoints(place, given === full ? 0 : full)}
              >
                <span className={styles.number}>{place + 1}</span>
                <span className={styles.text}>{name}</span>
                <span className={styles.worth}>{words.fullMarks(format.marks(full))}</span>
              </button>
              <NumberInput
                aria-label={words.pointsOf(name)}
                value={given === null ? '' : given / 100}
                min={0}
                max={full / 100}
                step={0.5}
                decimalScale={2}
                // One figure is all there is to give: whoever marks types it and presses Enter.
                data-only-line={rubric.lines.length === 1 || undefined}
                clampBehavior="strict"
                onChange={(value) => onPoints(place, typeof value === 'number' ? Math.round(value * 100) : null)}
              />
            </li>
          )
        })}
      </ol>
      {rubric.remark === '' ? null : <p className={styles.remark}>{rubric.remark}</p>}
    </section>
  )
}
