import { STRESS, STRESS_END } from '../../text/marks.ts'
import { apart, labelled, type RawOption } from '../../text/option-letters.ts'
import type { MarkedOption } from './tagged-option.ts'

const stress = new RegExp(`[${STRESS}${STRESS_END}]`, 'g')

/** What sets a whole option apart from the others, and the option without it. */
const wrappers: ((text: string) => string | undefined)[] = [
  // Colour, mark or weight in tags around all of it.
  (text) => /^<(font|span|mark|b|strong|em|u)\b[^<>]{0,200}>([\s\S]*)<\/\1>$/i.exec(text)?.[2],
  (text) => (/^(?:\*\*|__|==)[^*_=][\s\S]*(?:\*\*|__|==)$/.test(text) ? text.slice(2, -2) : undefined),
  (text) => /^([\s\S]*\S)\s*(?:[（(【[]\s*(?:√|✓|✔|正确(?:答案)?|correct)\s*[)）】\]]|[√✓✔])$/i.exec(text)?.[1],
  (text) => /^(?:√|✓|✔|★)\s*([\s\S]+)$/.exec(text)?.[1],
  (text) => {
    if (!text.includes(STRESS)) return undefined
    const outside = text
      .split(STRESS)
      .map((part, index) => (index === 0 ? part : part.split(STRESS_END).slice(1).join('')))
    return /[\p{L}\p{N}]/u.test(outside.join('')) ? undefined : text.replace(stress, '')
  },
]

const chosen = /\s*(?:未选中?|已选中?|未选择|已选择)\s*$/

/**
 * Options without what marks the right ones, and their places where nothing but the marks tells the key: filled boxes,
 * or one way of setting text apart that some options have and others do not.
 */
export const rightOptions = (
  given: readonly MarkedOption[],
  answered: boolean,
): { options: RawOption[]; places?: number[] } => {
  const picked = given.length > 1 && given.every(({ text }) => chosen.test(text))
  const bare = given.map(({ box: _, text, ...option }) => ({
    ...option,
    text: picked ? text.replace(chosen, '') : text,
  }))
  // A mark that all options have is dress.
  const dress = wrappers.find((wrapper) => bare.length > 1 && bare.every(({ text }) => wrapper(text) !== undefined))
  const undressed = dress ? bare.map((option) => ({ ...option, text: dress(option.text)?.trim() ?? '' })) : bare
  const options = undressed.map((option) =>
    option.letter === undefined ? { ...option, ...labelled(option.text, apart) } : option,
  )
  if (answered || picked) return { options }
  const boxes = given.flatMap(({ box }, place) => (box ? [place] : []))
  if (given.every(({ box }) => box !== undefined) && boxes.length > 0 && boxes.length < given.length)
    return { options, places: boxes }
  for (const wrapper of wrappers) {
    const places = options.flatMap(({ text }, place) => (wrapper(text) === undefined ? [] : [place]))
    if (places.length > 0 && places.length < options.length)
      return {
        options: options.map((option) => ({ ...option, text: wrapper(option.text)?.trim() ?? option.text })),
        places,
      }
  }
  return { options }
}
