const dayMs = 86_400_000

/** Making a formatter costs a hundred times as much as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

const pad = (value: number, length: number) => String(value).padStart(length, '0')

/** ISO 8601: weeks start on Monday, and the week's Thursday decides to which year it belongs. */
const weekOf = (midnight: number): string => {
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7
  const thursday = new Date(midnight + (3 - weekday) * dayMs)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1
  return `${pad(year, 4)}-W${pad(week, 2)}`
}

/**
 * The day ("2026-11-23") and the ISO week ("2026-W48") of an instant by the calendar of a time zone ("Asia/Shanghai").
 * For instants since 1900 (a date or ms since the epoch). Throws RangeError for an unknown zone or an invalid instant.
 */
export const periodOf = (instant: Date | number, zone: string): { day: string; week: string } => {
  const parts = formatterOf(zone).formatToParts(instant)
  const part = (type: 'year' | 'month' | 'day') => Number(parts.find((found) => found.type === type)?.value)
  const [year, month, day] = [part('year'), part('month'), part('day')]
  return { day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, week: weekOf(Date.UTC(year, month - 1, day)) }
}
