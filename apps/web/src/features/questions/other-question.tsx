import { BlanksInput } from './blanks-input.tsx'
import { MatchInput } from './match-input.tsx'
import { NumberInput } from './number-input.tsx'
import { OrderInput } from './order-input.tsx'
import type { InputProps } from './response.ts'
import { Stem } from './stem.tsx'
import { WrittenInput } from './written-input.tsx'

const inputs = { numeric: NumberInput, ordering: OrderInput, matching: MatchInput, written: WrittenInput } as const

/** The types that are not choices, stem and input: most papers have none of them, so they are a script of their own. */
export const OtherQuestion = (props: InputProps) => {
  const { type } = props.question
  // Gaps stand within the stem.
  if (type === 'blanks') return <BlanksInput {...props} />
  const Input = inputs[type as keyof typeof inputs]
  return (
    <>
      <Stem question={props.question} />
      <Input {...props} />
    </>
  )
}
