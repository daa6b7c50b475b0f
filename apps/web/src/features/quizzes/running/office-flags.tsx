import { Badge, Button, Group, Progress, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { More } from '../../../office/more.tsx'
import { noteProblem } from '../../../office/office-note.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { useZoned } from '../../../office/zone.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FlagEvidence, type Flagged, type Flags } from './office-flag-evidence.tsx'
import { flagMessages } from './office-flag-messages.ts'
import { JudgeDialog } from './office-judge-dialog.tsx'
import styles from './office-running.module.css'

const route = 'GET /api/openings/:openingId/flags'
const busyMs = 2_000
const isBusy = (search: Flags['search']) => search.state === 'waiting' || search.state === 'running'

const Search = ({ openingId, search }: { openingId: string; search: Flags['search'] }) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const { moment } = useZoned()
  const asking = useMutation({
    mutationFn: () => call('POST /api/openings/:openingId/flags/search', { params: { openingId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [route] }),
    onError: noteProblem,
  })
  const busy = isBusy(search)
  return (
    <div className={styles.bar}>
      <div aria-live="polite">
        <p className={styles.hint}>
          {search.state === 'done' && search.finishedAt
            ? words.compared(format.number(search.attempts), moment(search.finishedAt))
            : words.searchStates[search.state]}
        </p>
        {busy ? <Progress value={search.progress} aria-label={words.searchStates.running} /> : null}
      </div>
      <Button loading={asking.isPending || busy} onClick={() => asking.mutate()}>
        {search.state === 'none' ? words.searchNow : words.search}
      </Button>
    </div>
  )
}

type ItemProps = { flagged: Flagged; names: Flags['names']; onJudge: () => void }

const FlaggedAttempt = ({ flagged, names, onJudge }: ItemProps) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const { moment } = useZoned()
  const { displayName, organisation, suspicion, flags, judged } = flagged
  return (
    <article className={styles.flagged}>
      <header className={styles.flaggedHead}>
        <div>
          <h3>
            {displayName} <span className={styles.soft}>{organisation}</span>
          </h3>
          <Group gap={6}>
            <Badge color={suspicion >= 80 ? 'wrong' : 'next'} aria-label={words.suspicionOf(format.number(suspicion))}>
              {words.suspicion} {format.number(suspicion)}
            </Badge>
            {flagged.score === null ? null : (
              <span>
                {words.score} {format.marks(flagged.score)} / {format.marks(flagged.maximum)}
              </span>
            )}
            {flagged.voided ? <Badge color="wrong">{words.voided}</Badge> : null}
          </Group>
        </div>
        {flagged.isOwn ? (
          <p>{words.own}</p>
        ) : (
          <Button variant={judged ? 'default' : 'filled'} color="steel" onClick={onJudge}>
            {judged ? words.judgeAgain : words.judge}
          </Button>
        )}
      </header>
      {judged ? (
        <p className={styles.judged}>
          <strong>{words.judgements[judged.judgement]}</strong> · {words.judgedBy(judged.by, moment(judged.at))}
          <br />
          {judged.note}
        </p>
      ) : null}
      {flags.map(({ kind, evidence }) => (
        <details key={kind} open={judged === null}>
          <summary>{words.kinds[kind]}</summary>
          <FlagEvidence evidence={evidence} names={names} own={displayName} />
        </details>
      ))}
    </article>
  )
}

/** What stands out in an opening, the most suspicious first; a person judges. */
export const FlagsPart = ({ openingId }: { openingId: string }) => {
  const words = useMessages(flagMessages)
  const format = useFormat()
  const { get, set } = useUrlFilters()
  const judged = get('judged') === 'yes' ? 'yes' : 'no'
  const [judging, setJudging] = useState<Flagged>()
  const read = useInfiniteQuery({
    queryKey: [route, openingId, judged],
    queryFn: ({ pageParam, signal }) =>
      call(route, { params: { openingId }, query: { judged, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0] && isBusy(state.data.pages[0].search) ? busyMs : false),
  })
  const pages = {
    hasMore: read.hasNextPage,
    loadingMore: read.isFetchingNextPage,
    loadMore: () => void read.fetchNextPage(),
  }
  return (
    <Loaded read={{ ...read, data: read.data?.pages }}>
      {(all) => {
        const first = all[0]
        if (!first) return null
        const items = all.flatMap((page) => page.items)
        return (
          <>
            <p className={styles.hint}>{words.lead}</p>
            <Search openingId={openingId} search={first.search} />
            <SegmentedControl
              aria-label={words.which}
              value={judged}
              onChange={(next) => set({ judged: next === 'yes' ? 'yes' : '' })}
              data={[
                { value: 'no', label: `${words.open} ${format.number(first.open)}` },
                { value: 'yes', label: `${words.judgedOnes} ${format.number(first.judged)}` },
              ]}
            />
            {items.length === 0 ? (
              <EmptyState title={judged === 'yes' ? words.noneJudged : words.none}>
                {first.search.state === 'done' && judged === 'no' ? <p>{words.noneMend}</p> : null}
              </EmptyState>
            ) : (
              <>
                {items.map((flagged) => (
                  <FlaggedAttempt
                    key={flagged.attemptId}
                    flagged={flagged}
                    names={Object.assign({}, ...all.map(({ names }) => names))}
                    onJudge={() => setJudging(flagged)}
                  />
                ))}
                <More shown={items.length} total={judged === 'yes' ? first.judged : first.open} pages={pages} />
              </>
            )}
            {judging ? <JudgeDialog flagged={judging} onClose={() => setJudging(undefined)} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}
