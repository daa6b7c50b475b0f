const two = (value: number) => String(value).padStart(2, '0')

/** An instant as a field of date and time takes it, in this device's time zone. */
export const localMoment = (instant: string): string => {
  const at = new Date(instant)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
