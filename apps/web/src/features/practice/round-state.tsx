import { useMessages } from '../../i18n/messages.ts'
import { SaveState } from '../questions/save-state.tsx'
import { practiceMessages } from './messages.ts'

/** Whether the answers so far are on the server, in one word. */
export const RoundState = ({ pending, failing }: { pending: number; failing: boolean }) => {
  const words = useMessages(practiceMessages)
  if (pending > 0 && failing) return <SaveState icon="waiting" word={words.waiting(pending)} warn />
  return <SaveState icon="saved" word={pending > 0 ? words.saving : words.saved} />
}
