import type { BanksMessages } from '../messages/office.zh-CN.ts'

/** A reader's place in words: `Sheet1!17`, `17`, `¶17` and `#12` are a sheet's row, a row, a paragraph and an item of a list. */
export const placeText = (
  words: Pick<BanksMessages, 'atWholeFile' | 'atSheetRow' | 'atRow' | 'atParagraph' | 'atItem'>,
  at: string | undefined,
): string => {
  if (at === undefined || at === '') return words.atWholeFile
  const sheet = at.lastIndexOf('!')
  if (sheet > 0) return words.atSheetRow(at.slice(0, sheet), at.slice(sheet + 1))
  if (/^\d+$/.test(at)) return words.atRow(at)
  if (/^¶\d+$/.test(at)) return words.atParagraph(at.slice(1))
  return at.startsWith('#') ? words.atItem(at.slice(1)) : at
}
