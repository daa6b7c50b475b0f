import type { BanksMessages } from '../messages/office.zh-CN.ts'
import type { ImportMessages } from './messages/office-import.zh-CN.ts'
import { formatBytes, maximumFileBytes, maximumFileMegabytes } from './office-file-size.ts'

/** Pictures, films, programs: what nobody means as a bank. Everything else the server looks into and says what helps. */
const neverBanks = /\.(png|jpe?g|gif|bmp|webp|heic|mp3|mp4|avi|mov|wav|exe|dll|apk|iso|rar|7z|gz|tar|psd|dwg)$/i

/** Why a file need not be sent at all; undefined: it may be. */
export const fileFault = (
  { name, size }: Pick<File, 'name' | 'size'>,
  locale: string,
  words: Pick<BanksMessages, 'fileTooLarge'>,
  more: Pick<ImportMessages, 'wrongKind' | 'emptyFile'>,
): string | undefined => {
  if (size > maximumFileBytes) return words.fileTooLarge(formatBytes(locale, size), maximumFileMegabytes)
  if (size === 0) return more.emptyFile
  return neverBanks.test(name) ? more.wrongKind : undefined
}
