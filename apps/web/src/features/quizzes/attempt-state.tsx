import { useMessages } from '../../i18n/messages.ts'
import { SaveState } from '../questions/save-state.tsx'
import { quizMessages } from './messages.ts'
import type { Outbox } from './outbox.ts'

/** Where the answers are: on the server, on the way, waiting on this phone, or not accepted. */
export const AttemptState = ({ outbox, failing }: { outbox: Outbox; failing: boolean }) => {
  const words = useMessages(quizMessages)
  if (outbox.waiting.length > 0 && failing)
    return <SaveState icon="waiting" word={words.waiting(outbox.waiting.length)} warn />
  if (outbox.refused.length > 0) return <SaveState icon="warn" word={words.refused(outbox.refused.length)} warn />
  return <SaveState icon="saved" word={outbox.waiting.length > 0 ? words.saving : words.saved} />
}
