import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AttemptDialog } from './office-attempt-dialog.tsx'
import { BulkActs } from './office-bulk-acts.tsx'
import { Closings } from './office-closings.tsx'
import { runningMessages } from './office-messages.ts'
import styles from './office-running.module.css'
import { useRunning } from './office-running.ts'
import { RunningCounts } from './office-running-counts.tsx'
import { RunningFilters } from './office-running-filters.tsx'
import { RunningTable } from './office-running-table.tsx'

/** Who is in now, and what can be done for one or for all. */
export const RunningNow = ({ openingId }: { openingId: string }) => {
  const words = useMessages(runningMessages)
  const { read, pages } = useRunning(openingId)
  const [opened, setOpened] = useState<string>()
  const attempt = read.data?.items.find(({ attemptId }) => attemptId === opened)
  return (
    <Loaded read={read}>
      {({ items, counts, opening, inReach, closings, now }) => (
        <>
          <RunningCounts counts={counts} />
          <div className={styles.bar}>
            <RunningFilters />
            <BulkActs opening={opening} inReach={inReach} />
          </div>
          <Closings closings={closings} />
          {opening.attempts === 0 ? (
            <EmptyState title={words.noAttempts}>
              <p>{words.noAttemptsMend}</p>
            </EmptyState>
          ) : items.length === 0 ? (
            <EmptyState title={words.noneFound}>
              <p>{words.noneFoundMend}</p>
            </EmptyState>
          ) : (
            <>
              <RunningTable attempts={items} now={now} onOpen={({ attemptId }) => setOpened(attemptId)} />
              <More shown={items.length} pages={pages} />
            </>
          )}
          <p className={styles.hint}>
            {words.refreshed}
            {words.contactHint}
          </p>
          {attempt ? <AttemptDialog attempt={attempt} now={now} onClose={() => setOpened(undefined)} /> : null}
        </>
      )}
    </Loaded>
  )
}
