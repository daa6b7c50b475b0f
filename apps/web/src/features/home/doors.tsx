import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'

const Door = ({ to, icon, label, note }: { to: string; icon: IconName; label: string; note: string }) => (
  <li>
    <Link to={to} className={styles.door}>
      <Icon name={icon} size={24} />
      <span>
        <strong>{label}</strong>
        <small>{note}</small>
      </span>
    </Link>
  </li>
)

/** The four ways on; they stand there even when nothing else could be read. */
export const Doors = () => {
  const words = useMessages(homeMessages)
  return (
    <nav aria-label={words.doors}>
      <ul className={styles.doors}>
        <Door to="/practice" icon="practise" label={words.doorPractise} note={words.doorPractiseNote} />
        <Door to="/quizzes" icon="timer" label={words.doorQuizzes} note={words.doorQuizzesNote} />
        <Door to="/leaderboards" icon="boards" label={words.doorBoards} note={words.doorBoardsNote} />
        <Door to="/practice/rounds" icon="again" label={words.doorRounds} note={words.doorRoundsNote} />
      </ul>
      <p className={styles.more}>
        <Link to="/contribute">{words.contribute}</Link>
      </p>
    </nav>
  )
}
