import { Checkbox, Group } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { NumberField } from './office-number-field.tsx'
import type { Draft } from './office-quiz.ts'

type Rules = Draft['rules']

/** The rules that a template sets: time, pass mark, and how often. */
export const BasicRules = ({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) => {
  const words = useMessages(makingMessages)
  return (
    <Group gap="md" align="flex-end">
      <NumberField
        label={words.minutes}
        value={rules.timeLimitSeconds}
        unit={60}
        min={60}
        max={86_400}
        onChange={(timeLimitSeconds) => onChange({ ...rules, timeLimitSeconds })}
      />
      <NumberField
        label={words.passMark}
        value={rules.passScore}
        unit={100}
        min={0}
        max={10_000_000}
        onChange={(passScore) => onChange({ ...rules, passScore })}
      />
      {rules.attemptsAllowed === null ? null : (
        <NumberField
          label={words.attemptsAllowed}
          value={rules.attemptsAllowed}
          min={1}
          max={1_000}
          onChange={(attemptsAllowed) => onChange({ ...rules, attemptsAllowed })}
        />
      )}
      <Checkbox
        label={words.attemptsFree}
        checked={rules.attemptsAllowed === null}
        onChange={(event) => onChange({ ...rules, attemptsAllowed: event.currentTarget.checked ? null : 1 })}
      />
    </Group>
  )
}
