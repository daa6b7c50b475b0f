import type { Place } from '../../bank-reading.ts'
import { plain } from '../../text/comparable.ts'
import type { Looks } from './paper-flags.ts'
import { headingOf, type PaperHeading } from './paper-headings.ts'
import { keyGrid } from './paper-key-grid.ts'
import { type KeyEntry, keyLine } from './paper-key-line.ts'
import type { PaperLine } from './paper-lines.ts'
import { answersNumber, goOn, wordedAnswer } from './paper-worded-key.ts'

/** Answers that stand together, apart from their questions. */
export interface KeyGroup {
  at: Place
  heading: PaperHeading
  /** Index of its first line. */
  line: number
  entries: (KeyEntry & { at: Place; style?: string })[]
  /** Lines whose answers are not as many as their numbers. */
  uneven: Place[]
}

interface Keys {
  groups: KeyGroup[]
  /** Indexes of the lines that belong to keys. */
  used: Set<number>
}

const keyHeading =
  /^(?:[^。？?]{0,40}?)(?:参考|标准|正确)?(?:答案|answer key|answers?)(?:(?:及|与|和)?(?:评分标准|解析|详解)|部分|页|表|如下|汇总)?\s*(?:\((?:共|第)?\s*\d[^)]{0,20}\))?\s*[:：]?\s*(.*)$/i

/** A line that announces a key, with what stands behind it on the line. */
const announced = (line: string): { heading: PaperHeading; rest: string } | undefined => {
  const words = plain(line.slice(0, 2000))
  const match = /答案|answer/i.test(words.slice(0, 60)) ? keyHeading.exec(words) : null
  if (!match) return undefined
  const rest = match[1] ?? ''
  if (rest !== '' && !keyLine(rest)) return undefined
  const name = words
    .slice(0, words.length - rest.length)
    .replace(/(?:参考|标准|正确)?(?:答案|answer).*$/i, '')
    .trim()
  return { heading: headingOf(name) ?? headingOf(`${name}题`) ?? { type: '' }, rest }
}

/** "二、1.对 2.错", "单选题：1-5 BACDA": the part's name in front of its keys. */
const led = (line: string): { heading: PaperHeading; rest: string } | undefined => {
  const words = plain(line.slice(0, 2000))
  const match = /^((?:[（(]?[一二三四五六七八九十]{1,3}[)）]?\s?[、.]\s?)?[^\d()]{0,12}?)\s?[:、.]?\s?(?=[(]?\d)/.exec(
    words,
  )
  const name = match?.[1]?.trim() ?? ''
  if (!match || name === '') return undefined
  const heading = headingOf(name.replace(/[、.]$/, '')) ?? headingOf(`${name}判断题`)
  const rest = words.slice(match[0].length)
  if (!heading || !keyLine(rest)) return undefined
  return { heading: headingOf(name) ? heading : { ...heading, type: '' }, rest }
}

/** Whether what stands behind 答案： names questions: "1、ABC", but not "3 A". */
const numbersAnswers = (rest: string): boolean => {
  const found = keyLine(rest)
  return found !== undefined && (found.ranged || found.entries.length > 1 || /^\(?\d{1,4}\)?\s?[.、:)]/.test(rest))
}

/** A numbered line of an announced key that says its answer in words: "3.绝缘 散热", "4.答：……", "5.A【解析】……". */
const isWorded = (look: Looks | undefined, text: string): boolean =>
  look?.number !== undefined &&
  !look.number.doubtful &&
  look.options < 2 &&
  (answersNumber(text.slice(look.number.end)) || (!look.gap && !look.answer && !look.keyed))

const headingNames = ({ type, ordinal }: PaperHeading): string[] => [
  ...(type === '' ? [] : [type]),
  ...(ordinal === undefined ? [] : [String(ordinal)]),
]

/** Solid lines that are looked at to tell what follows. */
const ahead = 3

/**
 * Keys that stand apart from their questions, at the end of the paper or of a part: announced by a heading, or lines
 * that can be nothing else.
 */
export const keyGroups = (lines: readonly PaperLine[], looks: readonly Looks[]): Keys => {
  const groups: KeyGroup[] = []
  const used = new Set<number>()
  const solid = looks.flatMap((look, index) => (look.blank ? [] : [index]))
  const parsed = solid.map((index) => {
    const text = lines[index]?.text ?? ''
    return /\d/.test(text) ? keyLine(text) : undefined
  })
  const lookAt = (place: number) => looks[solid[place] ?? -1]
  const textAt = (place: number) => lines[solid[place] ?? -1]?.text ?? ''
  for (const [place] of solid.entries()) {
    const entries = keyGrid(textAt(place), textAt(place + 1))
    if (!entries) continue
    parsed[place] = { entries: [], uneven: false, ranged: true }
    parsed[place + 1] = { entries, uneven: false, ranged: true }
  }
  const wordedAt = (place: number) => isWorded(lookAt(place), textAt(place))
  const lastOptions = solid.findLastIndex((index) => (looks[index]?.options ?? 0) >= 2)
  /** Names of the parts before the key: a heading of the key repeats one of them. */
  const names = new Set<string>()
  let group: KeyGroup | undefined
  /** The key was announced, so that answers in words belong to it. */
  let words = false

  const open = (place: number, heading: PaperHeading) => {
    const index = solid[place] ?? 0
    group = { at: lines[index]?.at ?? '', heading, line: index, entries: [], uneven: [] }
    groups.push(group)
  }
  const put = (place: number, found: { entries: KeyEntry[]; uneven: boolean }, style?: string) => {
    const at = lines[solid[place] ?? -1]?.at ?? ''
    // Numbers that begin anew belong to the paper's next part.
    if (found.entries[0]?.number === 1 && group?.entries.some(({ number }) => number === 1)) open(place, { type: '' })
    group?.entries.push(...found.entries.map((entry) => ({ ...entry, at, ...(style ? { style } : {}) })))
    if (found.uneven) group?.uneven.push(at)
  }
  const followsOn = (place: number, near: number) =>
    parsed[near] !== undefined &&
    Math.abs((parsed[near]?.entries[0]?.number ?? 0) - (parsed[place]?.entries[0]?.number ?? 0)) === 1
  /** A line that can be nothing but a key, with nothing to announce it. */
  const isAlone = (place: number): boolean => {
    const found = parsed[place]
    if (!found || (lookAt(place)?.options ?? 0) >= 2) return false
    if (found.ranged || found.entries.length >= 3) return true
    return (
      /^\s*[（(]?\d{1,4}(?:\s*[.．、:：)）]|\t)/.test(textAt(place)) &&
      (followsOn(place, place - 1) || followsOn(place, place + 1))
    )
  }
  const leads = (place: number) =>
    [1, 2].some((step) => isAlone(place + step) || parsed[place + step] !== undefined || led(textAt(place + step)))
  const repeats = (heading: PaperHeading | undefined) =>
    heading !== undefined && headingNames(heading).some((name) => names.has(name))
  /** Words that are to be a key: below it only what may answer, and no options any more. */
  const announcesWords = (place: number) => {
    const next = lookAt(place + 1)
    if (lastOptions > place || names.size + place < ahead) return false
    return (
      repeats(next?.heading) ||
      (lookAt(place)?.marked === undefined && wordedAt(place + 1) && next?.number?.number === 1)
    )
  }

  for (const [place, index] of solid.entries()) {
    const look = looks[index] as Looks
    const key = announced(textAt(place)) ?? led(textAt(place))
    const found = parsed[place]
    const last = group?.entries.at(-1)
    if (key && (key.rest === '' ? leads(place) || announcesWords(place) : numbersAnswers(key.rest))) {
      // 单选题答案 and below it 参考答案: the second one names no other part.
      if (key.rest !== '' || !group || group.entries.length > 0 || headingNames(key.heading).length > 0)
        open(place, key.heading)
      words = key.rest === ''
      const inline = keyLine(key.rest)
      if (inline) put(place, inline)
    } else if (group && look.heading && (leads(place) || (words && repeats(look.heading) && wordedAt(place + 1))))
      open(place, look.heading)
    else if (found && (group || isAlone(place)) && (found.ranged || look.options < 2)) {
      if (!group) open(place, { type: '' })
      put(place, found)
    } else if (group && words && wordedAt(place) && (last?.style === undefined || look.number?.style === last.style)) {
      const text = textAt(place).slice(look.number?.end ?? 0)
      put(
        place,
        {
          entries: [{ number: look.number?.number ?? 0, ...wordedAnswer(text) }],
          uneven: false,
        },
        look.number?.style,
      )
    } else if (
      group &&
      words &&
      last &&
      !look.heading &&
      (last.explanation !== undefined || (look.options < 2 && !look.gap))
    )
      goOn(last, textAt(place))
    else {
      group = undefined
      words = false
      for (const name of look.heading ? headingNames(look.heading) : []) names.add(name)
      continue
    }
    used.add(index)
  }
  return { groups: groups.filter(({ entries, uneven }) => entries.length > 0 || uneven.length > 0), used }
}
