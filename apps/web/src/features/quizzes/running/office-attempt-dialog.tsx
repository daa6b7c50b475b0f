import { Button, Group, Modal } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { useZoned } from '../../../office/zone.ts'
import { type AttemptAct, AttemptActDialog } from './office-attempt-acts.tsx'
import { runningMessages } from './office-messages.ts'
import styles from './office-running.module.css'
import type { RunningAttempt } from './office-running.ts'
import { RunningStateBadge } from './office-running-state.tsx'
import { Result } from './office-running-table.tsx'

const route = 'GET /api/attempts/:attemptId/events'

/** What happened to an attempt, from its start on; confirmed answers are left out, each is one of its questions. */
const History = ({ attemptId }: { attemptId: string }) => {
  const words = useMessages(runningMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  const zoned = useZoned()
  const read = useInfiniteQuery({
    queryKey: ['events of attempt', attemptId],
    queryFn: ({ pageParam, signal }) =>
      call(route, { params: { attemptId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const events = read.data?.pages.flatMap(({ items }) => items).filter(({ kind }) => kind !== 'revealed')
  return (
    <Loaded read={{ ...read, data: events }}>
      {(items) => (
        <>
          <ol className={styles.history}>
            {items.map(({ kind, at, actor, detail }) => (
              <li key={`${kind} ${at} ${detail.epoch ?? ''}`}>
                <span className="tabular">{zoned.moment(at)}</span> <strong>{words.events[kind]}</strong>
                {typeof detail.seconds === 'number'
                  ? ` ${words.plusMinutes(format.number(Math.round(detail.seconds / 60)))}`
                  : ''}
                {actor ? ` · ${actor.displayName}` : ''}
                {actor && kind !== 'marked' ? (
                  <span className={styles.why}>{detail.why ?? detail.note ?? detail.reason}</span>
                ) : null}
              </li>
            ))}
          </ol>
          {read.hasNextPage ? <Button onClick={() => void read.fetchNextPage()}>{office.more}</Button> : null}
        </>
      )}
    </Loaded>
  )
}

type Props = { attempt: RunningAttempt; now: string; onClose: () => void }

/** One attempt: how it stands, what can be done, and what has happened to it. */
export const AttemptDialog = ({ attempt, now, onClose }: Props) => {
  const words = useMessages(runningMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  const zoned = useZoned()
  const [act, setAct] = useState<AttemptAct>()
  if (act) return <AttemptActDialog act={act} {...attempt} onClose={() => setAct(undefined)} />
  const isOpen = attempt.closedAt === null
  const acts: AttemptAct[] = isOpen ? ['extend', 'close', 'void'] : attempt.voided ? [] : ['reopen', 'void']
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.attemptOf(attempt.displayName)}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <p>
        <RunningStateBadge attempt={attempt} now={now} /> {attempt.organisation}
      </p>
      <dl className={styles.facts}>
        <dt>{words.started}</dt>
        <dd>{zoned.moment(attempt.startedAt)}</dd>
        {attempt.closedAt ? (
          <>
            <dt>{words.ended}</dt>
            <dd>{zoned.moment(attempt.closedAt)}</dd>
          </>
        ) : attempt.contactAt ? (
          <>
            <dt>{words.lastContact}</dt>
            <dd>{zoned.time(attempt.contactAt)}</dd>
          </>
        ) : null}
        <dt>{words.answered}</dt>
        <dd>{words.answeredOf(format.number(attempt.answered), format.number(attempt.questions))}</dd>
        <dt>{words.devices}</dt>
        <dd>{format.number(attempt.deviceChanges)}</dd>
        <dt>{words.result}</dt>
        <dd>
          <Result attempt={attempt} />
        </dd>
        {attempt.voided ? (
          <>
            <dt>{words.voidReason}</dt>
            <dd>{attempt.voided.reason}</dd>
          </>
        ) : null}
      </dl>
      {attempt.isOwn ? (
        <p>{words.own}</p>
      ) : (
        <Group gap="xs" my="md">
          {acts.map((one) => (
            <Button key={one} color={one === 'void' ? 'wrong' : 'steel'} onClick={() => setAct(one)}>
              {words[one]}
            </Button>
          ))}
        </Group>
      )}
      <h3>{words.history}</h3>
      <History attemptId={attempt.attemptId} />
    </Modal>
  )
}
