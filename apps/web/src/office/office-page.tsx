import { Fragment, type ReactNode, useEffect } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Link } from '../router/link.tsx'
import { shellMessages } from '../shell/messages.ts'
import styles from './office-page.module.css'

type Props = {
  title: string
  /** The way here, outermost first; the page itself is not among them. */
  above?: { to: string; name: string }[]
  lead?: ReactNode
  /** The keys that this page knows, told where there is a keyboard. */
  keys?: string
  actions?: ReactNode
  children: ReactNode
}

/** The head of an office page: where one is, what it is called, what can be done. */
export const OfficePage = ({ title, above = [], lead, keys, actions, children }: Props) => {
  const { product } = useMessages(shellMessages)
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <>
      <div className={styles.head}>
        <div className={styles.titles}>
          {above.length > 0 ? (
            <p className={styles.above}>
              {above.map(({ to, name }) => (
                <Fragment key={to}>
                  <Link to={to}>{name}</Link>
                  <span aria-hidden="true"> / </span>
                </Fragment>
              ))}
            </p>
          ) : null}
          <h1>{title}</h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
          {keys ? <p className={`${styles.lead} ${styles.keys}`}>{keys}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </>
  )
}
