/** The limit of the contract's upload, which the page says before the server does. */
export const maximumFileMegabytes = 10
export const maximumFileBytes = maximumFileMegabytes * 1024 * 1024

/** 1536 → 1.5 KB; as file managers show it. */
export const formatBytes = (locale: string, bytes: number): string => {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`
}
