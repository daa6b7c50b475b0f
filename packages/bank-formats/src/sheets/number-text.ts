const days = 86_400_000

/** Serial day numbers count from here; files of old Macs count from 1904. */
const epoch = (from1904: boolean) => (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))

const dateText = (serial: number, from1904: boolean) => {
  const instant = new Date(epoch(from1904) + Math.round(serial * 86_400) * 1_000)
  if (Number.isNaN(instant.getTime())) return String(serial)
  const text = instant.toISOString()
  if (serial < 1) return text.slice(11, 16)
  return instant.getTime() % days === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

/** The kind of a number format, by Excel's fixed ids or by its code. */
export const numberKind = (id: number, code: string | undefined): 'date' | 'percent' | 'number' => {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent'
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
      ? 'date'
      : 'number'
  }
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
  if (bare.includes('%')) return 'percent'
  return /[ymdhs]/i.test(bare) && !/General/i.test(bare) ? 'date' : 'number'
}

/** A number cell as its author saw it: 0.5 in a percent format is 50%, a serial in a date format is a date. */
export const numberText = (value: number, kind: 'date' | 'percent' | 'number', from1904 = false): string => {
  if (kind === 'date') return dateText(value, from1904)
  const exact = (number: number) => String(Number(number.toPrecision(15)))
  return kind === 'percent' ? `${exact(value * 100)}%` : exact(value)
}
