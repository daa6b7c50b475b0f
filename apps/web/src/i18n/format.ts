import { useLocale } from './locale.ts'

const cached = <O>(make: (locale: string, options: O) => Intl.NumberFormat | Intl.DateTimeFormat) => {
  const made = new Map<string, ReturnType<typeof make>>()
  return (locale: string, options: O) => {
    const name = locale + JSON.stringify(options)
    const known = made.get(name) ?? make(locale, options)
    made.set(name, known)
    return known
  }
}
const numberFormat = cached((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const dateFormat = cached((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))

/** Hundredths of a mark as marks: 8650 → 86.5. */
const formatMarks = (locale: string, hundredths: number): string =>
  (numberFormat(locale, { maximumFractionDigits: 2 }) as Intl.NumberFormat).format(hundredths / 100)

const two = (value: number) => String(value).padStart(2, '0')

/** 754000 → 12:34; the hours come only when there are some. */
export const formatClock = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** 492000 → 8:12, as a length of time is read in a table; seconds that had begun are not counted. */
export const formatElapsed = (ms: number): string => {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

export const useFormat = () => {
  const locale = useLocale()
  return {
    number: (value: number) => (numberFormat(locale, {}) as Intl.NumberFormat).format(value),
    percent: (share: number) =>
      (numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }) as Intl.NumberFormat).format(share),
    /** Hundredths of a percent, always with both digits, so that a column lines up: 9650 → 96.50%. */
    score: (hundredths: number) =>
      (
        numberFormat(locale, {
          style: 'percent',
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        }) as Intl.NumberFormat
      ).format(hundredths / 10_000),
    marks: (hundredths: number) => formatMarks(locale, hundredths),
    day: (instant: string) =>
      (dateFormat(locale, { month: 'short', day: 'numeric' }) as Intl.DateTimeFormat).format(new Date(instant)),
    weekday: (instant: number) =>
      (dateFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' }) as Intl.DateTimeFormat).format(instant),
    time: (instant: string) =>
      (dateFormat(locale, { hour: '2-digit', minute: '2-digit' }) as Intl.DateTimeFormat).format(new Date(instant)),
    moment: (instant: string) =>
      (
        dateFormat(locale, {
          month: 'short',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
        }) as Intl.DateTimeFormat
      ).format(new Date(instant)),
  }
}
