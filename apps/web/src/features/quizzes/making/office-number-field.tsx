import { TextInput } from '@mantine/core'
import { useState } from 'react'

type Props = {
  label: string
  value: number
  /** What one of the field's units is worth: 100 where a field of marks keeps hundredths. */
  unit?: number
  min: number
  max: number
  /** Say the label only to those who hear the page: a table's head shows it. */
  inTable?: boolean
  onChange: (value: number) => void
}

/** A number that is taken over as soon as it fits; what does not fit stays in the field, marked, until it does. */
export const NumberField = ({ label, value, unit = 1, min, max, inTable = false, onChange }: Props) => {
  const [typed, setTyped] = useState<string>()
  const numberOf = (text: string) => Math.round(Number(text.trim().replace('，', '.').replace(',', '.')) * unit)
  const fits = (text: string) => text.trim() !== '' && numberOf(text) >= min && numberOf(text) <= max
  const shown = typed ?? String(value / unit)
  return (
    <TextInput
      inputMode="decimal"
      // The field is as wide as its numbers, its label as wide as its words.
      styles={{ wrapper: { width: '5.5rem' } }}
      label={inTable ? undefined : label}
      aria-label={inTable ? label : undefined}
      value={shown}
      error={typed !== undefined && !fits(typed)}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        if (fits(text) && numberOf(text) !== value) onChange(numberOf(text))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
