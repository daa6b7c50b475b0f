import { useQuery } from '@tanstack/react-query'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'

/** So many at once are read; more would push the next step off the screen. */
const shown = 3

/** What became of my contributions and reports, until I have seen it. */
export const Told = () => {
  const words = useMessages(homeMessages)
  const { data } = useQuery(apiQuery('GET /api/me/notices', {}))
  const unread = (data?.items ?? []).filter(({ isRead }) => !isRead)
  if (unread.length === 0) return null
  const read = async () => {
    const body = { noticeIds: unread.slice(0, 50).map(({ noticeId }) => noticeId) }
    await call('POST /api/me/notices/read', { body }).catch(() => undefined)
    void queryClient.invalidateQueries({ queryKey: ['GET /api/me/notices'] })
  }
  return (
    <section className={styles.told} aria-label={words.told}>
      <ul>
        {unread.slice(0, shown).map(({ noticeId, kind, params }) => {
          const said = String(params.reason ?? params.reply ?? '')
          return (
            <li key={noticeId}>
              <strong>{words.notices[kind]}</strong> {String(params.stem ?? '')}
              {said === '' ? null : <span className={styles.soft}> {words.said(said)}</span>}
            </li>
          )
        })}
      </ul>
      <div className={styles.toldActs}>
        {unread.some(({ kind }) => kind.startsWith('contribution')) ? (
          <Link to="/contributions">{words.contributions}</Link>
        ) : null}
        <Button look="quiet" onClick={() => void read()}>
          {unread.length > shown ? words.seenAll(unread.length) : words.seen}
        </Button>
      </div>
    </section>
  )
}
