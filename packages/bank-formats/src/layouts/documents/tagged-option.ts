import { STRESS } from '../../text/marks.ts'
import { apart, labelled, letterAt, type RawOption } from '../../text/option-letters.ts'
import { holdsLetters, splitLine, splitOptions } from '../../text/split-options.ts'

export interface MarkedOption extends RawOption {
  /** Whether its box or circle is filled, where it has one. */
  box?: boolean
  /** Of its box: a circle, or something else. */
  shape?: string
}

const bullet = /^\s{0,8}(?:[-*+>]\s{1,3}|[#@]{1,3}\s{0,3})?/
const box =
  /^\s{0,8}(?:[-*+]\s{1,3}|\d{1,2}[.)]\s{1,3})?(?:\[\s{0,2}([xX√✓✔*]?)\s{0,2}\]|([☐☑☒✅❌□■○●◯◉⚪🔘])\uFE0F?)\s{0,4}(?=\S)/u
const filled = /[xX√✓✔*☑☒✅■●◉🔘]/u
/** A colour may begin before the letter. */
const stressedLetter = new RegExp(
  `${STRESS}(\\s{0,3}[(（【[]?\\s{0,2}[A-Za-zＡ-Ｚ]\\s{0,2}[)）】\\].．、,，:：]{1,2})`,
  'g',
)
/** Weight or colour that begins before the letter: "**B. …**", "<font color=red>B. …</font>". */
const dressed =
  /^(\*\*|__|==|<(?:font|span|mark|b|strong|em|u)\b[^<>]{0,200}>)\s{0,3}([(（【[]?\s{0,2}[A-LＡ-Ｌ]\s{0,2}[)）】\].．、,，:：]{1,2})/i
/** "e.g.", "i.e." and "a.m." are no letters of options. */
const word = /^[a-z]\.[a-z]/

/** Several options in one text, without the sign that divides them. */
export const listedOptions = (text: string): RawOption[] => {
  const options = splitOptions(text)
  const divided = options.length > 1 && options.slice(0, -1).every(({ text: one }) => /[|;；/]$/.test(one))
  return divided ? options.map((option) => ({ ...option, text: option.text.replace(/\s*[|;；/]$/, '') })) : options
}

/** The options that stand on a line, with boxes or letters; undefined where it is none. */
export const optionsOf = (line: string): MarkedOption[] | undefined => {
  const text = line.replace(stressedLetter, `$1${STRESS}`)
  const boxed = box.exec(text)
  if (boxed) {
    const rest = text.slice(boxed[0].length).trim()
    const lettered = labelled(rest.replace(dressed, '$2$1'), apart)
    return [
      {
        ...(lettered ?? { text: rest }),
        box: filled.test(boxed[1] || boxed[2] || ' '),
        shape: /[○●◯◉⚪🔘]/u.test(boxed[0]) ? 'round' : 'square',
      },
    ]
  }
  const bare = text.replace(bullet, '').trim().replace(dressed, '$2$1')
  const first = labelled(bare, apart)
  if (!first?.letter || first.letter > 'L' || word.test(bare)) return undefined
  if (!holdsLetters(bare)) return [first]
  const options = listedOptions(bare)
  const start = first.letter.charCodeAt(0) - 65
  return options.every(({ letter }, index) => letter === letterAt(start + index))
    ? options
    : (splitLine(bare) ?? [first])
}
