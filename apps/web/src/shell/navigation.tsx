import { NavLink } from 'react-router'
import { hasOffice, useMe } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { shellMessages } from './messages.ts'
import styles from './navigation.module.css'

const Item = ({ to, icon, label }: { to: string; icon: IconName; label: string }) => (
  <li>
    <NavLink to={to} end={to === '/'} className={styles.item ?? ''}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
    </NavLink>
  </li>
)

/** At the bottom on a phone, where the thumb is; at the side on a PC. */
export const Navigation = () => {
  const words = useMessages(shellMessages)
  const { data: me } = useMe()
  return (
    <nav className={styles.nav} aria-label={words.mainMenu}>
      <p className={styles.brand}>
        <Logo /> {words.product}
      </p>
      <ul className={styles.list}>
        <Item to="/" icon="home" label={words.home} />
        <Item to="/practice" icon="practise" label={words.practise} />
        <Item to="/quizzes" icon="timer" label={words.quizzes} />
        <Item to="/leaderboards" icon="boards" label={words.boards} />
        <Item to="/me" icon="me" label={words.me} />
      </ul>
      <div className={styles.foot}>
        {me && hasOffice(me) ? (
          // The office is a document of its own, under another Content-Security-Policy.
          <NavLink to="/office" reloadDocument className={styles.item ?? ''}>
            <Icon name="office" size={22} />
            <span>{words.office}</span>
          </NavLink>
        ) : null}
        <LanguageSwitch />
      </div>
    </nav>
  )
}
