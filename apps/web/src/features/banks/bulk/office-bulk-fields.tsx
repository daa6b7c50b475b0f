import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { pointOptions } from '../exam-points/office-exam-point-tree.ts'
import { banksMessages } from '../office-messages.ts'
import { workMessages } from '../office-work-messages.ts'
import type { What } from './office-bulk-change.ts'

type Field = { value: string; onChange: (value: string) => void }

const Text = ({ value, onChange, label, hint, date }: Field & { label: string; hint?: string; date?: boolean }) => (
  <TextInput
    mt="sm"
    label={label}
    description={hint}
    type={date ? 'date' : 'text'}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)
const Choice = ({
  value,
  onChange,
  label,
  options,
}: Field & { label: string; options: { value: string; label: string }[] }) => (
  <NativeSelect
    mt="sm"
    label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    data={options}
  />
)

const PointChoice = ({ first, second }: { first: Field; second: Field }) => {
  const words = useMessages(workMessages)
  const trades = useTrades()
  const tradeCode = second.value
  const { data } = useQuery({
    ...apiQuery('GET /api/exam-points', { query: { tradeCode } }),
    enabled: tradeCode !== '',
  })
  const options = [
    { value: '', label: words.choose },
    { value: 'none', label: words.noPoint },
    ...pointOptions(data?.items ?? []),
  ]
  return (
    <>
      <Choice {...second} label={words.chooseTrade} options={[{ value: '', label: words.choose }, ...trades.options]} />
      <Choice {...first} label={words.examPoint} options={options} />
    </>
  )
}

const BankChoice = (field: Field) => {
  const words = useMessages(workMessages)
  const banks = useMessages(banksMessages)
  const trades = useTrades()
  const { data } = useQuery(apiQuery('GET /api/banks', {}))
  const options = (data?.items ?? []).map(({ bankId, name, tradeCode }) => ({
    value: bankId,
    label: `${name} · ${trades.name(tradeCode)}`,
  }))
  return <Choice {...field} label={banks.bank} options={[{ value: '', label: words.choose }, ...options]} />
}

/** What one kind of change asks for. */
export const BulkFields = ({ what, first, second }: { what: What; first: Field; second: Field }) => {
  const words = useMessages(workMessages)
  const banks = useMessages(banksMessages)
  const { level } = useMessages(shellMessages)
  const scale = (name: (value: number) => string) => [
    { value: '', label: words.none },
    ...[5, 4, 3, 2, 1].map((value) => ({ value: String(value), label: name(value) })),
  ]
  switch (what) {
    case 'level':
      return <Choice {...first} label={words.whats.level} options={scale(level)} />
    case 'difficulty':
      return <Choice {...first} label={words.whats.difficulty} options={scale(banks.difficultyOf)} />
    case 'examPoint':
      return <PointChoice first={first} second={second} />
    case 'bank':
      return <BankChoice {...first} />
    case 'standard':
      return (
        <>
          <Text {...first} label={words.standard} hint={words.emptyClears} />
          <Text {...second} label={words.edition} />
        </>
      )
    case 'validity':
      return (
        <>
          <Text {...first} date label={words.validFrom} hint={words.emptyClears} />
          <Text {...second} date label={words.validUntil} />
        </>
      )
    case 'retire':
    case 'restore':
      return <Text {...first} label={words.reason} />
    default:
      return <Text {...first} label={words.whats[what]} hint={words.emptyClears} />
  }
}
