/** The limit of the contract's upload, which the page says before the server does. */
export const maximumFileMegabytes = 32
export const maximumFileBytes = maximumFileMegabytes * 1024 * 1024

/** 1536 → 1.5 KB, 615 → 615 B; as file managers show it. */
export const formatBytes = (locale: string, bytes: number): string => {
  const unit = bytes < 1024 ? 'B' : bytes < 1024 * 1024 ? 'KB' : 'MB'
  const value = bytes / { B: 1, KB: 1024, MB: 1024 * 1024 }[unit]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`
}
