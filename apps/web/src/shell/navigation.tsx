import { hasOffice, useMe } from '../api/session.ts'
import { useMessages } from '../i18n/messages.ts'
import { MenuLink } from '../router/link.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { shellMessages } from './messages.ts'
import styles from './navigation.module.css'

const Item = ({ to, icon, label }: { to: string; icon: IconName; label: string }) => (
  <li>
    <MenuLink to={to} className={styles.item}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
    </MenuLink>
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
          <MenuLink to="/office" className={styles.item}>
            <Icon name="office" size={22} />
            <span>{words.office}</span>
          </MenuLink>
        ) : null}
        <LanguageSwitch />
      </div>
    </nav>
  )
}
