import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { questionMessages } from './messages.ts'

type Props = {
  /** Answered or on its way: the button leads on. */
  settled: boolean
  ready: boolean
  /** On its way, and the mark is expected at any moment. */
  marking: boolean
  onward: string
  onPress: () => void
}

/** The one button where an answer is confirmed, marked and left behind. */
export const ConfirmButton = ({ settled, ready, marking, onward, onPress }: Props) => {
  const words = useMessages(questionMessages)
  return (
    <Button
      look={settled || ready ? 'next' : 'plain'}
      large
      aria-disabled={!settled && !ready}
      busy={marking}
      onClick={onPress}
    >
      {marking ? words.checking : settled ? onward : words.confirm}
    </Button>
  )
}
