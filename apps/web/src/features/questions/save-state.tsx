import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import styles from './save-state.module.css'

/** Where the answers are, in one word with its icon. */
export const SaveState = ({ icon, word, warn = false }: { icon: IconName; word: string; warn?: boolean }) => (
  <p className={classNames(styles.state, warn && styles.warn)} role="status">
    <Icon name={icon} size={18} /> {word}
  </p>
)
