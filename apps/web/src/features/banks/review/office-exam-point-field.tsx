import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { pointOptions, titleOf } from '../exam-points/office-exam-point-tree.ts'
import { banksMessages } from '../office-messages.ts'
import { careMessages } from './office-care-messages.ts'

type Props = { tradeCode: string; value: string | null; onChange: (value: string | null) => void }

/** The exam point of a question, out of its trade's tree; where the trade has none yet, in words. */
export const ExamPointField = ({ tradeCode, value, onChange }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(careMessages)
  const { examPoint } = useMessages(banksMessages)
  const { data } = useQuery({
    ...apiQuery('GET /api/exam-points', { query: { tradeCode } }),
    enabled: tradeCode !== '',
  })
  const points = data?.items ?? []
  const change = (text: string) => onChange(text.trim() === '' ? null : text)
  if (points.length === 0)
    return (
      <TextInput
        label={examPoint}
        maxLength={200}
        value={value ?? ''}
        onChange={(event) => change(event.currentTarget.value)}
      />
    )
  const chosen = points.find(
    (point) => value !== null && [titleOf(point), point.name, point.code].includes(value.trim()),
  )
  // What a file said in its own words stays until somebody chooses.
  const said = value !== null && chosen === undefined ? [{ value: 'said', label: words.notInTree(value) }] : []
  return (
    <NativeSelect
      label={examPoint}
      value={chosen?.examPointId ?? said[0]?.value ?? ''}
      onChange={(event) => {
        const id = event.currentTarget.value
        const point = points.find(({ examPointId }) => examPointId === id)
        if (id !== 'said') onChange(point === undefined ? null : titleOf(point).slice(0, 200))
      }}
      data={[{ value: '', label: office.none }, ...said, ...pointOptions(points)]}
    />
  )
}
