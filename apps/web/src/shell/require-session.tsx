import { Navigate, Outlet, useLocation } from 'react-router'
import { isSessionProblem } from '../api/problem.ts'
import { ApiProblem } from '../api/problem-note.tsx'
import { useMe } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './app-shell.module.css'
import { shellMessages } from './messages.ts'

/** Shows what lies below to signed-in people only; others sign in first and then come back here. */
export const RequireSession = () => {
  const me = useMe()
  const words = useMessages(shellMessages)
  const { pathname, search } = useLocation()
  if (me.data) return <Outlet />
  if (isSessionProblem(me.error))
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  return (
    <div className={styles.main}>
      {me.error ? (
        <ApiProblem error={me.error} safe={words.sessionSafe} retry={() => void me.refetch()} />
      ) : (
        <Skeleton />
      )}
    </div>
  )
}
