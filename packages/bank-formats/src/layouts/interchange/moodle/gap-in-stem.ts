import type { Markup } from '../../../file/markup.ts'
import { gapElement } from './moodle-text.ts'

/** A line of underscores; one inside of a tag is part of a name. */
const typedGap = /<[^<>]*>|_{2,}|＿{2,}/g

/**
 * The stem of a question with one answer in words: its gap stands where the author typed the one line of underscores,
 * else behind the text.
 */
export const withGap = (stem: string): Markup[] => {
  const found = [...stem.matchAll(typedGap)].filter(([sign]) => !sign.startsWith('<'))
  const [typed] = found
  if (!typed || found.length > 1) return [`${stem} `, gapElement(0)]
  return [stem.slice(0, typed.index), gapElement(0), stem.slice(typed.index + typed[0].length)]
}
