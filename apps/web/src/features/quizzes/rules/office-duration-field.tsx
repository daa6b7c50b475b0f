import { Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { NumberField } from '../making/office-number-field.tsx'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'

const seconds = { minutes: 60, hours: 3_600, days: 86_400 } as const
type Unit = keyof typeof seconds
const units = Object.keys(seconds) as Unit[]

/** The greatest unit in which a length is a whole number. */
const unitOf = (length: number): Unit =>
  length === 0 ? 'minutes' : (units.findLast((unit) => length % seconds[unit] === 0) ?? 'minutes')

type Props = { label: string; hint: string; value: number; max: number; onChange: (seconds: number) => void }

/** A length of time in the unit that suits it; another unit keeps the number as far as it fits. */
export const DurationField = ({ label, hint, value, max, onChange }: Props) => {
  const words = useMessages(officeRulesMessages)
  const [unit, setUnit] = useState(() => unitOf(value))
  return (
    <div>
      <Group gap="xs" align="flex-end">
        <NumberField
          key={unit}
          label={label}
          value={value}
          unit={seconds[unit]}
          min={0}
          max={max}
          onChange={onChange}
        />
        <NativeSelect
          aria-label={`${label}: ${words.unit}`}
          value={unit}
          data={units.map((name) => ({ value: name, label: words.units[name] }))}
          onChange={(event) => {
            const next = event.currentTarget.value as Unit
            onChange(Math.min(max, Math.round((value / seconds[unit]) * seconds[next])))
            setUnit(next)
          }}
        />
      </Group>
      <p className={styles.hint}>{hint}</p>
    </div>
  )
}
