const parts = new Map<string, Intl.DateTimeFormat>()

const partsIn = (timeZone: string | undefined): Intl.DateTimeFormat => {
  const name = timeZone ?? ''
  const known =
    parts.get(name) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  parts.set(name, known)
  return known
}

/** An instant as the clocks of a zone show it, else those of this device, for a field of date and time: 2026-11-23T08:00. */
export const wallTime = (instant: string | number, timeZone?: string): string => {
  const found = new Map(
    partsIn(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** How far the clocks of a zone are ahead of UTC at an instant. */
const aheadMs = (instant: number, timeZone: string): number =>
  Date.parse(`${wallTime(instant, timeZone)}Z`) - Math.floor(instant / 60_000) * 60_000

/**
 * The instant at which the clocks of a zone show this. One that they skip in spring is an hour later, of one that comes
 * twice in autumn it is the first.
 */
export const instantOf = (wall: string, timeZone: string): string => {
  const asUtc = Date.parse(`${wall}Z`)
  const day = 86_400_000
  const [before, after] = [aheadMs(asUtc - day, timeZone), aheadMs(asUtc + day, timeZone)]
  const first = asUtc - Math.max(before, after)
  const second = asUtc - Math.min(before, after)
  const fits = [first, second].find((instant) => wallTime(instant, timeZone) === wall)
  return new Date(fits ?? asUtc - before).toISOString()
}

/** An instant in the zone of the server, as people read it. */
export const momentIn = (locale: string, instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
