import { Badge } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { runningMessages } from './office-messages.ts'
import type { RunningAttempt } from './office-running.ts'

const colours: Record<RunningAttempt['state'], string> = {
  active: 'right',
  silent: 'next',
  away: 'next',
  closing: 'steel',
  submitted: 'gray',
  expired: 'gray',
  ended: 'gray',
  void: 'wrong',
}
const minutesSince = (instant: string | null, now: string) =>
  instant === null ? 0 : Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000))

/** How an attempt stands; where it is not heard of, since when, by the server's clock. */
export const RunningStateBadge = ({ attempt, now }: { attempt: RunningAttempt; now: string }) => {
  const words = useMessages(runningMessages)
  const format = useFormat()
  const { state, contactAt, awaySince } = attempt
  const text =
    state === 'silent'
      ? words.silentSince(format.number(minutesSince(contactAt, now)))
      : state === 'away'
        ? words.awaySince(format.number(minutesSince(awaySince, now)))
        : words.states[state]
  return <Badge color={colours[state]}>{text}</Badge>
}
