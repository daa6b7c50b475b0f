import { type ReactNode, Suspense, useEffect } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAddress } from '../router/router.tsx'
import { Announcer } from '../ui/announcer.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './app-shell.module.css'
import { shellMessages } from './messages.ts'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { PageBoundary } from './page-boundary.tsx'

/** A new screen starts at its top; the focus goes to it, so that a screen reader reads on from there. */
const useFreshScreen = (pathname: string) => {
  useEffect(() => {
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])
}

/** The frame of every worker page. `focused`: without the menu, for a question and nothing else. */
export const AppShell = ({ focused = false, children }: { focused?: boolean; children: ReactNode }) => {
  const words = useMessages(shellMessages)
  const { pathname } = useAddress()
  useFreshScreen(pathname)
  return (
    <div className={focused ? styles.focused : styles.shell}>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      {focused ? null : <Navigation />}
      <div className={styles.page}>
        <Notices />
        <main id="content" tabIndex={-1} className={styles.main}>
          <PageBoundary place={pathname}>
            <Suspense fallback={<Skeleton />}>{children}</Suspense>
          </PageBoundary>
        </main>
        {window.isSecureContext || focused ? null : <p className={styles.plain}>{words.plainHttp}</p>}
      </div>
      <Announcer />
    </div>
  )
}
