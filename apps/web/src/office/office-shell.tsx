import { Button } from '@mantine/core'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useSignedIn } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { MenuLink } from '../router/link.tsx'
import { useAddress } from '../router/router.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { shellMessages } from '../shell/messages.ts'
import { Notices } from '../shell/notices.tsx'
import { Announcer } from '../ui/announcer.tsx'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { officeMessages } from './messages.ts'
import { OfficeNote } from './office-note.tsx'
import styles from './office-shell.module.css'
import { useRights } from './rights.ts'

const Menu = () => {
  const words = useMessages(officeMessages)
  const rights = useRights()
  const items: [boolean, string, string][] = [
    [rights.banks, 'banks', words.banks],
    [rights.banks, 'questions', words.questions],
    [rights.banks, 'review', words.review],
    [rights.banks, 'exam-points', words.examPoints],
    [rights.banks, 'standards', words.standards],
    [rights.banks, 'reports', words.reports],
    [rights.banks, 'remarks', words.remarks],
    [rights.banks, 'conflicts', words.conflicts],
    [rights.banks, 'suspects', words.suspects],
    [rights.imports, 'imports', words.imports],
    [rights.quizList, 'quizzes', words.quizzes],
    [rights.people, 'organisations', words.organisations],
    [rights.people, 'people', words.people],
    [rights.participation, 'participation', words.participation],
  ]
  return (
    <ul>
      {items.map(([allowed, to, label]) =>
        allowed ? (
          <li key={to}>
            <MenuLink to={`/office/${to}`} className={styles.item}>
              {label}
            </MenuLink>
          </li>
        ) : null,
      )}
    </ul>
  )
}

/** The frame of every office page. Links out of the office are plain: they load a document of the other kind. */
export const OfficeShell = ({ children }: { children: ReactNode }) => {
  const words = useMessages(officeMessages)
  const shell = useMessages(shellMessages)
  const me = useSignedIn()
  const { pathname } = useAddress()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    setOpen(false)
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <header className={styles.side}>
        <div className={styles.head}>
          <a className={styles.brand} href="/office">
            <Logo /> {shell.product} <span className={styles.part}>{words.office}</span>
          </a>
          <Button className={styles.toggle} size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.openMenu}
          </Button>
        </div>
        <div className={open ? styles.open : styles.shut}>
          <nav aria-label={words.menu}>
            <Menu />
          </nav>
          <div className={styles.foot}>
            <p className={styles.who}>
              {me.displayName}
              <br />
              <span>{me.organisation.name}</span>
            </p>
            <a className={styles.item} href="/">
              <Icon name="back" /> {words.toWorker}
            </a>
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <div className={styles.page}>
        <Notices offline={words.offline} />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Suspense fallback={<Skeleton />}>{children}</Suspense>
        </main>
      </div>
      <OfficeNote />
      <Announcer />
    </div>
  )
}
