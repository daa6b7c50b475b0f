import { answerInside, isKey, loneLetters, loneVerdict } from './paper-answers.ts'
import type { Looks } from './paper-flags.ts'
import { markedPart, type PaperLine, standsOut } from './paper-lines.ts'
import { type OptionLabel, optionLabels } from './paper-options.ts'
import type { Block } from './paper-sections.ts'
import type { Between } from './paper-wrapping.ts'

export interface BlockOption {
  letter: string
  /** Its lines, each with what stands before it; `textOf` makes them one. */
  pieces: string[]
  /** It stands out from the others by colour or weight. */
  stressed: boolean
}

/** The pieces of a text as one. */
export const textOf = (pieces: readonly string[]): string => pieces.join('').trim()

/** A question's parts as they stand on its lines. */
export interface Parts {
  /** Line by line, for options that have lost their letters stand among them. */
  stem: { pieces: string[]; lines: PaperLine[] }
  options: BlockOption[]
  /** What each mark of an answer said, first to last, in pieces. */
  answers: string[][]
  explanation: string[]
  fields: Map<string, string>
  /** Words behind the question that belong to nothing. */
  left: { line: PaperLine; text: string }[]
}

type State = 'stem' | 'options' | 'answer' | 'explanation' | 'done'

const nextLetter = (options: readonly BlockOption[]) =>
  String.fromCharCode((options.at(-1)?.letter.charCodeAt(0) ?? 64) + 1)
const explained =
  /(?:[【[（(]\s{0,4}(?:答案|试题|题目)?(?:解析|解释|详解)\s{0,4}[】\])）]\s{0,4}[:：]?|(?:答案|试题|题目)?(?:解析|解释|详解)\s{0,4}[:：])\s{0,12}/
/** Markdown's stars that began before the answer: "**答案：B**". */
const unbold = (text: string): string => (/^[^*]*\*\*$/.test(text) ? text.slice(0, -2).trim() : text)
const hasObject = /[\u{F0000}-\u{FFFFD}]/u

/** Takes a question's lines apart: stem, options, answers, explanation, fields. */
export const partsOfBlock = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  block: Block,
  between: Between,
): Parts => {
  const parts: Parts = {
    stem: { pieces: [], lines: [] },
    options: [],
    answers: [],
    explanation: [],
    fields: new Map(),
    left: [],
  }
  let state = 'stem' as State
  let before: PaperLine | undefined
  let blankBefore = false

  const add = (pieces: string[], text: string) => {
    const more = text.trim()
    const last = pieces.at(-1)
    if (more === '') return
    if (last === undefined || !before) pieces.push(more)
    else pieces.push((blankBefore ? '\n' : between(last, before, more)) + more)
  }

  const addOptions = (line: PaperLine, labels: readonly OptionLabel[], end: number) => {
    for (const [index, label] of labels.entries()) {
      const to = labels[index + 1]?.from ?? end
      parts.options.push({
        letter: label.letter,
        pieces: [markedPart(line, label.end, to).trim()],
        stressed: standsOut(line, label.end, to),
      })
    }
    state = 'options'
  }

  const addAnswer = (text: string, named: string) => {
    const cut = explained.exec(text.slice(0, 2000))
    const words = unbold((cut ? text.slice(0, cut.index) : text).trim())
    if (cut) add(parts.explanation, text.slice(cut.index + cut[0].length))
    const last = parts.answers.at(-1)
    // "解：……" and then "答：……" are one answer.
    if (named === '答' && last && !isKey(textOf(last)) && words !== '') {
      last.push(`\n${words}`)
      state = 'answer'
      return
    }
    if (parts.answers.length > 0 && !isKey(words) && words !== '') {
      add(parts.explanation, words)
      state = 'explanation'
      return
    }
    if (words !== '') parts.answers.push([words])
    state = cut ? 'explanation' : words === '' || !isKey(words) || named === '答' ? 'answer' : 'done'
  }

  /** A line of options, or of words that an option goes on with; false where it is neither. */
  const readOptions = (line: PaperLine, look: Looks, from: number, end: number, first: boolean): boolean => {
    const { text } = line
    const cut = text.slice(0, end)
    if (parts.options.length === 0) {
      if (look.optionsAt !== undefined && look.optionsAt >= from) {
        const labels = optionLabels(cut, 'A', look.optionsAt)
        addStem(line, from, labels[0]?.from ?? end)
        addOptions(line, labels, end)
        return true
      }
      if (look.first?.letter === 'A' && !(first && look.options < 2)) {
        const labels = optionLabels(cut, 'A', look.first.from)
        if (look.first.touching && labels.length < 2 && next !== 'B') return false
        addOptions(line, labels, end)
        return true
      }
      if (first) return false
      // The letter A is lost: "间壁式  （B）蓄热式", or a line of its own before B.
      const labels = optionLabels(cut, 'B', from).filter((label) => !label.touching)
      const [b] = labels
      const goesOn = labels.length >= 2 || next === 'C'
      if (
        b &&
        goesOn &&
        parts.stem.pieces.length > 0 &&
        b.from > from &&
        /\s$/.test(text.slice(from, b.from)) &&
        text.slice(from, b.from).trim() !== ''
      ) {
        addOptions(line, [{ letter: 'A', from, end: from, touching: false }, ...labels], end)
        return true
      }
      if (b && look.first?.letter === 'B' && parts.stem.pieces.length > 1) {
        parts.stem.lines.pop()
        parts.options.push({ letter: 'A', pieces: [(parts.stem.pieces.pop() ?? '').trim()], stressed: false })
        addOptions(line, labels, end)
        return true
      }
      return false
    }
    const expected = nextLetter(parts.options)
    const labels = optionLabels(cut, expected, from)
    const [label] = labels
    // A number that slipped to the line, "3．(C)铁", belongs to no option.
    const begins =
      label &&
      (label.from === look.first?.from || text.slice(from, label.from).replace(/[\u{F0000}-\u{FFFFD}\s]/gu, '') === '')
    const own = look.first
    const turned = own !== undefined && !own.touching && !own.lower && !begins && own.letter !== expected
    if (label && (begins || !label.touching) && !turned) {
      if (!begins) goOn(line, from, label.from)
      addOptions(line, labels, end)
      return true
    }
    if (own && !own.touching && !own.lower) {
      // "A.甲 / 乙 / C.丙": only the letter of the line between is lost.
      const last = parts.options.at(-1)
      if (last?.pieces.length === 2 && own.letter === String.fromCharCode(expected.charCodeAt(0) + 1))
        parts.options.push({ letter: expected, pieces: [(last.pieces.pop() ?? '').trim()], stressed: false })
      addOptions(line, optionLabels(cut, own.letter, own.from), end)
      return true
    }
    goOn(line, from, end)
    return true
  }

  const addStem = (line: PaperLine, from: number, to: number) => {
    const { length } = parts.stem.pieces
    add(parts.stem.pieces, markedPart(line, from, to))
    if (parts.stem.pieces.length > length) parts.stem.lines.push(line)
  }

  const goOn = (line: PaperLine, from: number, to: number) => {
    const last = parts.options.at(-1)
    if (last) add(last.pieces, markedPart(line, from, to))
  }

  /** The letter that the next line begins with. */
  let next: string | undefined
  for (const [place, index] of block.lines.entries()) {
    const line = lines[index]
    const look = looks[index]
    if (!line || !look) continue
    if (look.blank) {
      blankBefore = true
      continue
    }
    const first = place === 0
    const following = block.lines.slice(place + 1, place + 4).find((near) => !looks[near]?.blank)
    next = looks[following ?? -1]?.first?.letter
    const from = first ? block.from : 0
    if (look.marked && !(first && from > 0)) {
      const { kind, name, text } = look.marked
      const marked = markedPart(line, line.text.length - text.length)
      if (kind === 'field') parts.fields.set(name, text)
      if (kind === 'answer') addAnswer(marked, name)
      if (kind === 'explanation') {
        add(parts.explanation, marked)
        state = 'explanation'
      }
    } else {
      const rest = line.text.slice(from)
      const lone = !first && parts.answers.length === 0 && (loneVerdict(rest) || loneLetters(rest))
      const glued = state === 'explanation' || lone ? undefined : answerInside(rest)
      const end = glued ? from + glued.at : line.text.length
      const optionsMayFollow =
        state === 'stem' ||
        state === 'options' ||
        (parts.options.length === 0 &&
          (look.first?.letter === 'A' || look.optionsAt !== undefined) &&
          isKey(textOf(parts.answers[0] ?? [])))
      if (lone) addAnswer(rest, '')
      else if (optionsMayFollow) {
        if (!readOptions(line, look, from, end, first)) addStem(line, from, end)
      } else if (state === 'answer') {
        const said = parts.answers.at(-1)
        if (said) add(said, markedPart(line, from, end))
        else addAnswer(markedPart(line, from, end), '答')
      } else if (state === 'explanation' || !blankBefore || hasObject.test(rest)) {
        add(parts.explanation, markedPart(line, from, end))
        state = 'explanation'
      } else parts.left.push({ line, text: rest.trim() })
      if (glued) addAnswer(glued.text, '')
    }
    before = line
    blankBefore = false
  }
  return parts
}
