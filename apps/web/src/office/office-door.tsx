import { lazy, Suspense, useEffect } from 'react'
import { isSessionProblem } from '../api/problem.ts'
import { ApiProblem } from '../api/problem-note.tsx'
import { hasOffice, useMe } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { page } from '../i18n/page.ts'
import { useAddress } from '../router/router.tsx'
import styles from '../shell/app-shell.module.css'
import { shellMessages } from '../shell/messages.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { enteredOffice } from './entered.ts'
import { officeMessages } from './messages.ts'

const Office = page(() => import('./office.tsx'), 'Office', officeMessages)
const NoOffice = lazy(() => import('./no-office.tsx').then((module) => ({ default: module.NoOffice })))

/** Leaves this document for another one, so that the Content-Security-Policy changes with it. */
const Leave = ({ to }: { to: string }) => {
  useEffect(() => location.replace(to), [to])
  return <Skeleton />
}

/** Lets in who works in the office, in a document of the office's own; the component library is fetched only then. */
export const OfficeDoor = () => {
  const me = useMe()
  const words = useMessages(shellMessages)
  const { pathname, search } = useAddress()
  const here = pathname + search
  if (!enteredOffice()) return <Leave to={here} />
  if (!me.data && isSessionProblem(me.error)) return <Leave to={`/sign-in?next=${encodeURIComponent(here)}`} />
  if (me.data) return <Suspense fallback={<Waiting />}>{hasOffice(me.data) ? <Office /> : <NoOffice />}</Suspense>
  return me.error ? (
    <div className={styles.main}>
      <ApiProblem error={me.error} safe={words.sessionSafe} retry={() => void me.refetch()} />
    </div>
  ) : (
    <Waiting />
  )
}

const Waiting = () => (
  <div className={styles.main}>
    <Skeleton />
  </div>
)
