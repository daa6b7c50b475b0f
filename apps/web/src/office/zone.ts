import { createContext, useContext } from 'react'
import { useLocale } from '../i18n/locale.ts'

/** The federation's time zone: a page of the office tells instants by its clocks, wherever the device is. */
export const Zone = createContext('UTC')

const day = { month: 'short', day: 'numeric' } as const
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Instants as the clocks of the page's zone show them. */
export const useZoned = () => {
  const locale = useLocale()
  const timeZone = useContext(Zone)
  const told = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (instant: string) => format.format(new Date(instant))
  }
  return {
    zone: timeZone,
    moment: told({ ...day, ...minute }),
    time: told(minute),
    clock: told({ ...minute, second: '2-digit' }),
  }
}
