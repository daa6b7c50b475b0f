import { STRESS, STRESS_END } from '../../text/marks.ts'
import { apart, labelled, type RawOption, stripLetters } from '../../text/option-letters.ts'
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
/** Signs of Markdown around every option are its dress. */
const dress = wrappers[1]

/** Options without their dress, each with its letter. */
const undress = (given: readonly MarkedOption[]): RawOption[] => {
  const picked = given.length > 1 && given.every(({ text }) => chosen.test(text))
  const bare = given.map(({ box: _, shape: __, text, ...option }) => ({
    ...option,
    text: picked ? text.replace(chosen, '') : text,
  }))
  const dressed = dress && bare.length > 1 && bare.every(({ text }) => dress(text) !== undefined)
  const texts = bare.map((option) => (dressed ? (dress(option.text)?.trim() ?? '') : option.text))
  // Behind a box the letter may touch its text.
  if (bare.every(({ letter }) => letter === undefined)) return stripLetters(texts)
  return bare.map(({ letter }, place) => {
    const text = texts[place] ?? ''
    return letter === undefined ? (labelled(text, apart) ?? { text }) : { letter, text }
  })
}

const placesBy = (wrapper: (typeof wrappers)[number], options: readonly RawOption[]): number[] | undefined => {
  const places = options.flatMap(({ text }, place) => (wrapper(text) === undefined ? [] : [place]))
  return places.length > 0 && places.length < options.length ? places : undefined
}

/** Ways in which a file sets its right options apart. */
export type RightMarks = ReadonlySet<(typeof wrappers)[number]>

/** The marks that most questions without an answer of their own bear: in a single question one may mean anything. */
export const marksOf = (unanswered: readonly (readonly MarkedOption[])[], all: number): RightMarks => {
  const lists = unanswered.map(undress).filter((options) => options.length > 1)
  // Where most questions have an answer of their own, marks are something else.
  if (lists.length * 2 <= all) return new Set()
  return new Set(
    wrappers.filter((wrapper) => {
      const marked = lists.filter((options) => placesBy(wrapper, options)).length
      return marked > 0 && marked * 5 >= lists.length * 3
    }),
  )
}

/**
 * Options without what marks the right ones, and their places where nothing but the marks tells the key: filled boxes,
 * or one of the file's ways of setting text apart.
 */
export const rightOptions = (
  given: readonly MarkedOption[],
  marks: RightMarks | undefined,
): { options: RawOption[]; places?: number[] } => {
  const options = undress(given)
  if (!marks) return { options }
  const boxes = given.flatMap(({ box }, place) => (box ? [place] : []))
  const picked = given.every(({ text }) => chosen.test(text))
  if (!picked && given.every(({ box }) => box !== undefined) && boxes.length > 0 && boxes.length < given.length)
    return { options, places: boxes }
  for (const wrapper of marks) {
    const places = placesBy(wrapper, options)
    if (places)
      return {
        options: options.map((option) => ({ ...option, text: wrapper(option.text)?.trim() ?? option.text })),
        places,
      }
  }
  return { options }
}
