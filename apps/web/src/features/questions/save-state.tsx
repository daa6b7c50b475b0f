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

/** Where the answers are, in one word: on the server, on the way, waiting on this device, or not accepted. `isLate`: what waits is not taken any more. */
export const SaveState = ({ state, isLate = false }: { state: SenderState; isLate?: boolean }) => {
  const words = useMessages(questionMessages)
  const { waiting, refused } = state.outbox
  const lost = refused.length + (isLate ? waiting.length : 0)
  if (waiting.length > 0 && state.failing && state.keeping === 0 && !isLate)
    return <Word icon="waiting" word={words.waiting(waiting.length)} warn />
  if (lost > 0) return <Word icon="warn" word={words.refused(lost)} warn />
  return <Word icon="saved" word={waiting.length > 0 ? words.saving : words.saved} />
}
