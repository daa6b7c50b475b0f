import { TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { runningMessages } from './office-messages.ts'

/** A whole number of minutes, up to a day; the form is not sent with anything else. */
export const MinutesField = ({ value, onChange }: { value: string; onChange: (text: string) => void }) => {
  const words = useMessages(runningMessages)
  return (
    <TextInput
      mt="sm"
      mb="sm"
      type="number"
      min={1}
      max={1_440}
      step={1}
      required
      label={words.minutes}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
