import { Badge } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import type { QuizState } from './office-quiz.ts'

const colours: Record<QuizState, string> = {
  draft: 'gray',
  unscheduled: 'next',
  scheduled: 'steel',
  open: 'right',
  closed: 'gray',
  archived: 'gray',
}

export const QuizStateBadge = ({ state }: { state: QuizState }) => (
  <Badge color={colours[state]}>{useMessages(makingMessages).states[state]}</Badge>
)
