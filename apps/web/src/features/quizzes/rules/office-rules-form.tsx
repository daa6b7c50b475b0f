import type { QuizRules } from '@lianbing/contract'
import { NativeSelect, Stack } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { rulesMessages } from './messages.ts'
import { rulesInWords } from './rules-in-words.ts'

type Props = { value: QuizRules; onChange: (rules: QuizRules) => void }
type Choice = 'counts' | 'choiceMarking' | 'navigation' | 'feedback'

const choices: readonly Choice[] = ['counts', 'choiceMarking', 'navigation', 'feedback']

/** What can be chosen, in the words that workers read; below, the rules as they read them. */
export const RulesForm = ({ value, onChange }: Props) => {
  const words = useMessages(rulesMessages)
  const format = useFormat()
  const trades = useTrades()
  const names = { trade: trades.name, organisations: value.eligible.organisationIds.map(String), marks: format.marks }
  return (
    <Stack gap="sm" mt="md" maw="44rem">
      {choices.map((name) => (
        <NativeSelect
          key={name}
          label={words.settings[name]}
          value={value[name]}
          data={Object.entries(words[name]).map(([option, label]) => ({ value: option, label }))}
          onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
        />
      ))}
      <section>
        <h3>{words.settings.read}</h3>
        <ul>
          {rulesInWords(value, words, names).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </Stack>
  )
}
