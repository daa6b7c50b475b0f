import { Progress } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useZoned } from '../../../office/zone.ts'
import { runningMessages } from './office-messages.ts'
import styles from './office-running.module.css'
import { isGoingOn, type Running } from './office-running.ts'

type ClosingProps = { closing: Running['closings'][number] }

const Closing = ({ closing: { organisation, actor, people, done, left, endedAt } }: ClosingProps) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  const { time } = useZoned()
  const [closed, open] = [format.number(done), format.number(left)]
  if (endedAt !== null)
    return (
      <p>
        {left === 0 ? words.doneClosed(closed) : words.doneClosedLeft(closed, open)} ({organisation}, {actor},{' '}
        {time(endedAt)})
      </p>
    )
  const text = words.closingNow(organisation, closed, format.number(people))
  return (
    <>
      <p>
        {text} {words.closingGoesOn}
      </p>
      <Progress value={people === 0 ? 0 : (100 * (done + left)) / people} aria-label={text} />
    </>
  )
}

/** Handing in for all, as far as it is: whoever comes back to the page, or another admin, sees it too. */
export const Closings = ({ closings }: { closings: Running['closings'] }) => {
  const words = useMessages(runningMessages)
  if (closings.length === 0) return null
  return (
    <section className={styles.closings} aria-label={words.closeAll} aria-busy={closings.some(isGoingOn)}>
      {closings.map((closing) => (
        <Closing key={closing.closingId} closing={closing} />
      ))}
    </section>
  )
}
