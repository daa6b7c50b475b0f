import type { Place } from '../../bank-reading.ts'
import { plain } from '../../text/comparable.ts'
import type { Looks } from './paper-flags.ts'
import { headingOf, type PaperHeading } from './paper-headings.ts'
import { type KeyEntry, keyLine } from './paper-key-line.ts'
import type { PaperLine } from './paper-lines.ts'

/** Answers that stand together, apart from their questions. */
export interface KeyGroup {
  at: Place
  heading: PaperHeading
  /** Index of its first line. */
  line: number
  entries: (KeyEntry & { at: Place })[]
  /** Lines whose answers are not as many as their numbers. */
  uneven: Place[]
}

export interface Keys {
  groups: KeyGroup[]
  /** Indexes of the lines that belong to keys. */
  used: Set<number>
}

const keyHeading =
  /^(?:[^。？?]{0,40}?)(?:参考|标准|正确)?(?:答案|answers?|answer key)(?:(?:及|与|和)?(?:评分标准|解析|详解)|部分|页|表|如下|汇总)?\s*(?:\((?:共|第)?\s*\d[^)]{0,20}\))?\s*[:：]?\s*(.*)$/i

/** A line that announces a key, with what stands behind it on the line. */
const announced = (line: string): { heading: PaperHeading; rest: string } | undefined => {
  const words = plain(line.slice(0, 2000))
  const match = /答案|answer/i.test(words.slice(0, 60)) ? keyHeading.exec(words) : null
  if (!match) return undefined
  const rest = match[1] ?? ''
  if (rest !== '' && !keyLine(rest)) return undefined
  const before = words.slice(0, words.length - rest.length)
  const name = before.replace(/(?:参考|标准|正确)?(?:答案|answers?|answer key).*$/i, '').trim()
  const typed = headingOf(name) ?? headingOf(`${name}题`)
  return { heading: typed ?? { type: '' }, rest }
}

const solid = (look: Looks | undefined) => look !== undefined && !look.blank

/** Numbered words behind an announced key: "3.绝缘 散热", "4.答：……"; what follows without a number goes on with them. */
const worded = (look: Looks) =>
  look.number !== undefined && !look.number.doubtful && look.options < 2 && !look.gap && !look.answer

/**
 * Keys that stand apart from their questions, at the end of the paper or of a part: announced by a heading, or lines
 * that can be nothing else.
 */
export const keyGroups = (lines: readonly PaperLine[], looks: readonly Looks[]): Keys => {
  const groups: KeyGroup[] = []
  const used = new Set<number>()
  const parsed = lines.map((line, index) =>
    solid(looks[index]) && /\d/.test(line.text) ? keyLine(line.text) : undefined,
  )
  const nextSolid = (from: number, count: number): number[] => {
    const found: number[] = []
    for (let index = from; index < lines.length && index < from + 40 && found.length < count; index++)
      if (solid(looks[index])) found.push(index)
    return found
  }
  const isKeyLine = (index: number) => {
    const found = parsed[index]
    if (!found) return false
    if (found.ranged || found.entries.length >= 3) return true
    return [index - 1, index + 1, ...nextSolid(index + 1, 1)].some((near) => parsed[near] !== undefined)
  }
  let group: KeyGroup | undefined
  const open = (index: number, heading: PaperHeading) => {
    group = { at: lines[index]?.at ?? '', heading, line: index, entries: [], uneven: [] }
    groups.push(group)
  }
  const put = (at: Place, found: { entries: KeyEntry[]; uneven: boolean }) => {
    group?.entries.push(...found.entries.map((entry) => ({ ...entry, at })))
    if (found.uneven) group?.uneven.push(at)
  }
  /** Whether the region was announced, so that answers in words may follow. */
  let words = false
  for (const [index, line] of lines.entries()) {
    const look = looks[index]
    if (!look || look.blank) continue
    const key = announced(line.text)
    const following = nextSolid(index + 1, 3)
    const leads = following.slice(0, 2).some((next) => parsed[next] !== undefined || announced(lines[next]?.text ?? ''))
    const answersFollow =
      leads ||
      (key !== undefined &&
        key.rest === '' &&
        // 答案： between a question and its answer announces nothing.
        (look.marked === undefined || looks[following[0] ?? -1]?.heading !== undefined) &&
        groups.length + index > 20 &&
        following.length > 0 &&
        following.every((next) => looks[next]?.heading || worded(looks[next] as Looks)))
    if (
      key &&
      (key.rest !== '' ? keyLine(key.rest)?.ranged || (keyLine(key.rest)?.entries.length ?? 0) > 1 : answersFollow)
    ) {
      open(index, key.heading)
      words = key.rest === '' && !leads ? true : words
      const inline = keyLine(key.rest)
      if (inline) put(line.at, inline)
      used.add(index)
      continue
    }
    if (group && look.heading && (leads || (words && following.some((next) => worded(looks[next] as Looks))))) {
      open(index, look.heading)
      used.add(index)
      continue
    }
    const found = parsed[index]
    if (found && (group || isKeyLine(index)) && !(look.options >= 2 && !found.ranged)) {
      if (!group) open(index, { type: '' })
      put(line.at, found)
      used.add(index)
      continue
    }
    if (group && words && worded(look)) {
      group.entries.push({
        number: look.number?.number ?? 0,
        answer: line.text
          .slice(look.number?.end ?? 0)
          .replace(/^\s*答\s*[:：]\s*/, '')
          .trim(),
        at: line.at,
      })
      used.add(index)
      continue
    }
    const last = group?.entries.at(-1)
    if (group && words && last && !look.heading && look.options < 2 && !look.gap && !look.number) {
      last.answer = `${last.answer}\n${line.text.trim()}`
      used.add(index)
      continue
    }
    group = undefined
    words = false
  }
  return { groups: groups.filter(({ entries, uneven }) => entries.length > 0 || uneven.length > 0), used }
}
