import type { BanksMessages } from '../messages/office.zh-CN.ts'
import type { ReadingMessages } from './messages/office-reading.zh-CN.ts'
import type { BankImport } from './office-bank-import.ts'
import { placeText } from './office-place-text.ts'

type Problem = BankImport['rejected'][number]

/** A problem in the chosen language; from a newer server's code, in its English. */
export const problemText = (
  { problems }: ReadingMessages,
  words: BanksMessages,
  { code, params, message }: Problem,
): string => {
  const say = (problems as Record<string, (params: Problem['params']) => string>)[code]
  if (!say) return message
  // Of two equal questions the first is named by its place, of two equal options by its letter.
  const place = code === 'question.duplicate' || code === 'key.duplicate-conflict'
  return say(place ? { ...params, first: placeText(words, String(params.first)) } : params)
}
