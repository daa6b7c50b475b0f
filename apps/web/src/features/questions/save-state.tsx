import { useMessages } from '../../i18n/messages.ts'
import type { SenderState } from '../../outbox/sender.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { questionMessages } from './messages.ts'
import styles from './save-state.module.css'

const Word = ({ icon, word, warn = false }: { icon: IconName; word: string; warn?: boolean }) => (
  <p className={classNames(styles.state, warn && styles.warn)} role="status">
    <Icon name={icon} size={18} /> {word}
  </p>
)

/** Where the answers are, in one word: on the server, on the way, waiting on this device, or not accepted. */
export const SaveState = ({ state: { outbox, failing, keeping } }: { state: SenderState }) => {
  const words = useMessages(questionMessages)
  const { waiting, refused } = outbox
  if (waiting.length > 0 && failing && keeping === 0)
    return <Word icon="waiting" word={words.waiting(waiting.length)} warn />
  if (refused.length > 0) return <Word icon="warn" word={words.refused(refused.length)} warn />
  return <Word icon="saved" word={waiting.length > 0 ? words.saving : words.saved} />
}
