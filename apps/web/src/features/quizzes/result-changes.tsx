import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Link } from '../../router/link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { messages as english } from './messages/change.en.ts'
import { messages as chinese } from './messages/change.zh-CN.ts'
import styles from './result.module.css'

type Change = Output<'GET /api/result-changes'>['items'][number]

/** A few lines that come with what they tell of. */
const texts = { 'zh-CN': chinese, en: english }

const useChanges = () => useQuery({ ...apiQuery('GET /api/result-changes', {}), staleTime: 0 }).data?.items ?? []

/** From what to what, and why. */
const ChangeText = ({ change: { from, to, reason } }: { change: Change }) => {
  const words = texts[useLocale()]
  const format = useFormat()
  const said = ({ score, maximum, passed }: Change['from']) =>
    score === null ? words.awaiting : words.marks(format.marks(score), format.marks(maximum), passed === true)
  if (reason !== null) return <>{words.changed(said(from), said(to), reason)}</>
  return <>{from.score === null ? words.marked(said(to)) : words.markedAgain(said(from), said(to))}</>
}

/** On the home page: results that have become others since they were seen. */
export const ResultChanges = () => {
  const changes = useChanges()
  return changes.map((change) => (
    <p key={change.attemptId} className={styles.changed} role="status">
      <Icon name="warn" />
      <span>
        <Link to={`/attempts/${change.attemptId}/result`}>{change.title}</Link> <ChangeText change={change} />
      </span>
    </p>
  ))
}

/** On the result's own page; told there, it is told. */
export const ResultChange = ({ attemptId }: { attemptId: string }) => {
  const change = useChanges().find((one) => one.attemptId === attemptId)
  const version = change?.version
  useEffect(() => {
    if (version === undefined) return
    call('PUT /api/attempts/:attemptId/seen', { params: { attemptId }, body: { version } }).catch(() => undefined)
    // The page goes on showing it; whoever comes back later has been told.
    return () => void queryClient.invalidateQueries({ queryKey: ['GET /api/result-changes'] })
  }, [attemptId, version])
  if (change === undefined) return null
  return (
    <p className={styles.changed} role="status">
      <Icon name="warn" />
      <span>
        <ChangeText change={change} />
      </span>
    </p>
  )
}
