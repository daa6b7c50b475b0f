import type { PracticeQuestion } from '@lianbing/contract'
import { MatchInput } from './match-input.tsx'
import { OrderInput } from './order-input.tsx'
import type { Response } from './response.ts'
import { WrittenInput } from './written-input.tsx'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  frozen: boolean
  onRespond: (response: Response) => void
}

/** The types that are not choices: most papers have none of them, so they are a script of their own. */
export const OtherInput = (props: Props) => {
  if (props.question.type === 'ordering') return <OrderInput {...props} />
  return props.question.type === 'matching' ? <MatchInput {...props} /> : <WrittenInput {...props} />
}
