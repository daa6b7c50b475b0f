import type { Output } from '@lianbing/contract/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { toast } from '../../../ui/announcer.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useTradeNames } from '../../trades/use-trades.ts'
import { ContributeForm } from './contribute-form.tsx'
import { draftOf } from './contribution-form.ts'
import { contributionMessages } from './contribution-messages.ts'
import styles from './contributions.module.css'

type Row = Output<'GET /api/contributions'>['items'][number]

const Withdraw = ({ contributionId, onClose }: { contributionId: string; onClose: () => void }) => {
  const words = useMessages(contributionMessages)
  const shell = useMessages(shellMessages)
  const [problem, setProblem] = useState<unknown>()
  const withdraw = async () => {
    try {
      await call('DELETE /api/contributions/:contributionId', { params: { contributionId } })
      await queryClient.invalidateQueries({ queryKey: ['GET /api/contributions'] })
      toast(words.withdrawn)
      onClose()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Dialog title={words.withdrawTitle} closeLabel={shell.close} onClose={onClose}>
      <p>{words.withdrawWhat}</p>
      {problem ? <ApiProblem error={problem} /> : null}
      <Button wide onClick={onClose}>
        {words.cancel}
      </Button>
      <Button wide look="danger" onClick={() => void withdraw()}>
        {words.withdraw}
      </Button>
    </Dialog>
  )
}

const Item = ({ row, onChange }: { row: Row; onChange: () => void }) => {
  const words = useMessages(contributionMessages)
  const format = useFormat()
  const trades = useTradeNames()
  const [withdrawing, setWithdrawing] = useState(false)
  const { state, reason, form } = row
  const open = state === 'review' || state === 'returned'
  return (
    <li className={styles.item}>
      <p className={styles.stem}>{row.stemText}</p>
      <p className={styles.facts}>
        <strong data-state={state}>{words.states[state]}</strong> · {trades.name(row.tradeCode)} ·{' '}
        {format.moment(row.createdAt)}
        {state === 'published' || state === 'retired' ? ` · ${words.answered(format.number(row.answered))}` : null}
      </p>
      {reason === '' ? null : <p>{words.reason(reason)}</p>}
      {state === 'returned' && form === null ? <p className={styles.facts}>{words.notHere}</p> : null}
      {open ? (
        <div className={styles.photoActs}>
          {form ? (
            <Button look="steel" onClick={onChange}>
              {words.change}
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => setWithdrawing(true)}>
            {words.withdraw}
          </Button>
        </div>
      ) : null}
      {withdrawing ? <Withdraw contributionId={row.contributionId} onClose={() => setWithdrawing(false)} /> : null}
    </li>
  )
}

export const ContributionsPage = () => {
  const words = useMessages(contributionMessages)
  const shell = useMessages(shellMessages)
  const [changing, setChanging] = useState<Row>()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['GET /api/contributions'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/contributions', { query: pageParam === null ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
  const rows = data?.pages.flatMap((page) => page.items)
  const kept = changing && rows?.find(({ contributionId }) => contributionId === changing.contributionId)
  if (kept?.form)
    return (
      <>
        <PageHead title={words.change} back="/contributions" lead={words.reason(kept.reason)} />
        <ContributeForm
          first={draftOf(kept.form)}
          language={kept.form.language}
          contributionId={kept.contributionId}
          onDone={() => setChanging(undefined)}
        />
      </>
    )
  return (
    <>
      <PageHead
        title={words.mine}
        back="/me"
        lead={words.mineLead}
        actions={
          rows === undefined || rows.length === 0 ? null : (
            <ButtonLink look="next" to="/contribute">
              {words.contribute}
            </ButtonLink>
          )
        }
      />
      {rows === undefined ? (
        error ? (
          <ApiProblem error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton rows={['tall', 'tall', 'tall']} />
        )
      ) : rows.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneMend}</p>
          <ButtonLink look="next" to="/contribute">
            {words.contribute}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Item key={row.contributionId} row={row} onChange={() => setChanging(row)} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {shell.more}
        </Button>
      ) : null}
    </>
  )
}
