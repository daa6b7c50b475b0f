import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { LanguageSwitch } from '../../shell/language-switch.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { Logo } from '../../ui/logo.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Caliper } from './caliper.tsx'
import styles from './entrance.module.css'
import { entranceMessages } from './entrance-messages.ts'

/** The frame of the pages before the session: one column on a phone, beside a drawing sheet on a PC. */
export const Entrance = ({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) => {
  const shell = useMessages(shellMessages)
  const words = useMessages(entranceMessages)
  return (
    <div className={styles.entrance}>
      <div className={styles.board}>
        <p className={styles.brand}>
          <Logo size={32} /> {shell.product}
        </p>
        <Caliper />
        <p className={styles.motto}>{words.motto}</p>
      </div>
      <div className={styles.side}>
        <div className={styles.corner}>
          <LanguageSwitch />
        </div>
        <div className={styles.column}>
          <PageHead title={title} lead={lead} />
          {children}
        </div>
      </div>
    </div>
  )
}
