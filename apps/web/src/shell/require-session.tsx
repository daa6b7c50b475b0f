import type { ReactNode } from 'react'
import { isSessionProblem } from '../api/problem.ts'
import { ApiProblem } from '../api/problem-note.tsx'
import { useMe } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { Redirect } from '../router/redirect.tsx'
import { useAddress } from '../router/router.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './app-shell.module.css'
import { shellMessages } from './messages.ts'

/** Shows what lies below to signed-in people only; others sign in first and then come back here. */
export const RequireSession = ({ children }: { children: ReactNode }) => {
  const me = useMe()
  const words = useMessages(shellMessages)
  const { pathname, search } = useAddress()
  if (me.data) return children
  if (isSessionProblem(me.error)) return <Redirect to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />
  return (
    <div className={styles.failed}>
      {me.error ? (
        <ApiProblem error={me.error} safe={words.sessionSafe} retry={() => void me.refetch()} />
      ) : (
        <Skeleton />
      )}
    </div>
  )
}
