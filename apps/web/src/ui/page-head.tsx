import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Link } from '../router/link.tsx'
import { shellMessages } from '../shell/messages.ts'
import { Icon } from './icon.tsx'
import styles from './page-head.module.css'

type Props = {
  title: string
  /** Where the arrow leads; a page of the main menu has none. */
  back?: string
  /** One quiet line below. */
  lead?: ReactNode
  actions?: ReactNode
}

/** The title of a page, which is also that of the tab. */
export const PageHead = ({ title, back, lead, actions }: Props) => {
  const words = useMessages(shellMessages)
  useEffect(() => {
    document.title = `${title} · ${words.product}`
  }, [title, words])
  return (
    <header className={styles.head}>
      {back ? (
        <Link to={back} className={styles.back} aria-label={words.back}>
          <Icon name="back" size={22} />
        </Link>
      ) : null}
      <div className={styles.text}>
        <h1>{title}</h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
      </div>
      {actions}
    </header>
  )
}
