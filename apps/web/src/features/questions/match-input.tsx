import type { PracticeQuestion } from '@lianbing/contract'
import { useMessages } from '../../i18n/messages.ts'
import { Select } from '../../ui/select.tsx'
import { questionMessages } from './messages.ts'
import { plainText } from './plain-text.ts'
import type { Response } from './response.ts'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  frozen: boolean
  onRespond: (response: Response) => void
}

/** Matching with the phone's own lists: for each on the left, its partner. */
export const MatchInput = ({ question, response, frozen, onRespond }: Props) => {
  const words = useMessages(questionMessages)
  const pairs: [string, string][] = response && 'pairs' in response ? response.pairs : []
  const choose = (left: string, right: string) => {
    const others = pairs.filter(([id]) => id !== left)
    onRespond({ pairs: right === '' ? others : [...others, [left, right]] })
  }
  return question.options.map(({ id, content }) => (
    <Select
      key={id}
      label={words.partner(plainText(content))}
      disabled={frozen}
      value={pairs.find(([left]) => left === id)?.[1] ?? ''}
      onChange={(event) => choose(id, event.target.value)}
    >
      <option value="">{words.choosePartner}</option>
      {question.targets.map((target) => (
        <option key={target.id} value={target.id}>
          {plainText(target.content)}
        </option>
      ))}
    </Select>
  ))
}
