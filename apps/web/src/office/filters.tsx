import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './filters.module.css'
import { officeMessages } from './messages.ts'
import { useTrades } from './use-trades.ts'

export const Filters = ({ children }: { children: ReactNode }) => <div className={styles.bar}>{children}</div>

type Choice = { value: string; onChange: (value: string) => void }

/** Says what it filters in its label, and `all` where it filters nothing. */
export const FilterSelect = ({
  label,
  value,
  onChange,
  options,
  all,
  wide = false,
}: Choice & { label: string; options: { value: string; label: string }[]; all: string; wide?: boolean }) => (
  <NativeSelect
    label={label}
    value={value}
    className={classNames(value === '' ? styles.field : styles.set, wide && styles.wide)}
    onChange={(event) => onChange(event.currentTarget.value)}
    data={[{ value: '', label: all }, ...options]}
  />
)

export const TradeFilter = (choice: Choice) => {
  const words = useMessages(officeMessages)
  const trades = useTrades()
  return <FilterSelect {...choice} label={words.trade} all={words.anyTrade} options={trades.options} />
}

export const LanguageFilter = (choice: Choice) => {
  const words = useMessages(officeMessages)
  const options = Object.entries(words.languages).map(([value, label]) => ({ value, label }))
  return <FilterSelect {...choice} label={words.language} all={words.all} options={options} />
}
