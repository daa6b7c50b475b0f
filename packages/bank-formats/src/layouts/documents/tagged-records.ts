import type { Token } from './tagged-token.ts'

/** The tokens of one question. */
export interface TaggedRecord {
  tokens: Token[]
  /** What the headings above it say. */
  sectionType: string
  chapter: string
}

/** Tokens that mean something by their name; the rest is text, options and what separates. */
const nameOf = (token: Token): string | undefined =>
  token.kind === 'header' ? '#type' : token.kind === 'field' ? token.name : undefined

const isBreak = ({ kind }: Token) => kind === 'blank' || kind === 'rule' || kind === 'chapter' || kind === 'section'

/**
 * Names that stand before the question's text in a record: its number, its type; the record begins with them. They
 * stand before the first question of the file, or mostly between an empty line and a question's text.
 */
const leadersOf = (tokens: readonly Token[], isCore: (token: Token) => boolean): Set<string> => {
  const seen = new Map<string, { all: number; leading: number }>()
  const opening = new Set<string>()
  let block: string[] = []
  let first = true
  let apart = true
  const count = (leads: (name: string) => boolean) => {
    for (const name of block) {
      const entry = seen.get(name) ?? { all: 0, leading: 0 }
      entry.all++
      if (leads(name)) entry.leading++
      seen.set(name, entry)
    }
    block = []
    apart = false
  }
  for (const token of tokens) {
    const name = nameOf(token)
    if (isCore(token)) {
      if (first) for (const leader of block) opening.add(leader)
      first = false
      count((leader) => apart || opening.has(leader))
    } else if (name !== undefined) block.push(name)
    else if (token.kind === 'option' || (isBreak(token) && !first)) {
      count(() => false)
      apart = token.kind !== 'option'
    }
  }
  count(() => false)
  // An answer leads only where none stands behind the last question.
  const isAnswer = (token: Token) => token.kind === 'field' && token.role === 'answer'
  if (tokens.slice(tokens.findLastIndex(isCore)).some(isAnswer))
    for (const token of tokens) if (isAnswer(token)) seen.delete(nameOf(token) ?? '')
  return new Set([...seen].filter(([, { all, leading }]) => leading * 2 >= all).map(([name]) => name))
}

/** Whether a heading's line is all that names the type, and more than one question follows it. */
const isSection = (tokens: readonly Token[], index: number): boolean => {
  let firsts = 0
  let answers = 0
  for (let next = index + 1; next < tokens.length && tokens[next]?.kind !== 'header'; next++) {
    const token = tokens[next]
    if (token?.kind === 'option' && token.letter === 'A') firsts++
    if (token?.kind === 'field' && token.role === 'answer') answers++
  }
  return Math.max(firsts, answers) > 1
}

/** Headers over several questions as sections, where most bare ones are. */
const withSections = (tokens: readonly Token[]): Token[] => {
  const bare = tokens.flatMap((token, index) => (token.kind === 'header' && token.text === '' ? [index] : []))
  const sections = bare.filter((index) => isSection(tokens, index))
  if (sections.length * 2 <= bare.length) return [...tokens]
  return tokens.map((token) =>
    token.kind === 'header' && token.text === ''
      ? { kind: 'section', at: token.at, type: token.type, text: token.type }
      : token,
  )
}

const item =
  /^(?:#{1,6}\s+)?(?:\*\*)?(?:第\s{0,2})?\d{1,5}\s{0,2}(?:题\s{0,2}[.．、:：]?|[.．、)）])\s{0,3}(?:\*\*)?\s{0,3}(?=\S)/

/** Tokens of questions that begin with nothing but their numbers. */
export const withNumbers = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => {
    const number = token.kind === 'text' ? item.exec(token.text) : null
    if (!number) return token
    const text = token.text.slice(number[0].length)
    return {
      kind: 'header',
      at: token.at,
      type: '',
      text: number[0].includes('**') ? text.replace(/\*\*\s*$/, '') : text,
    }
  })

/**
 * Cuts tokens into questions: at the tag of the question's text and what stands before it, or at the header that
 * names a type. A tag that comes twice begins the next question too.
 */
export const recordsOf = (given: readonly Token[]): TaggedRecord[] => {
  const tokens = withSections(given)
  const headers = tokens.filter(({ kind }) => kind === 'header').length
  const stems = tokens.filter((token) => token.kind === 'field' && token.role === 'stem').length
  if (headers + stems === 0) return []
  const byStem = stems * 2 >= headers && stems > 0
  const isCore = (token: Token) => (byStem ? token.kind === 'field' && token.role === 'stem' : token.kind === 'header')
  const leaders = byStem ? leadersOf(tokens, isCore) : new Set<string>()
  const records: TaggedRecord[] = []
  let sectionType = ''
  let chapter = ''
  let current: TaggedRecord = { tokens: [], sectionType, chapter }
  let names = new Set<string>()
  let started = false
  const begin = () => {
    records.push(current)
    current = { tokens: [], sectionType, chapter }
    names = new Set()
    started = false
  }
  for (const token of tokens) {
    if (token.kind === 'section' || token.kind === 'chapter') {
      if (token.kind === 'section') sectionType = token.type
      else chapter = token.text
      current.tokens.push({ kind: 'rule', at: token.at, text: '' })
      continue
    }
    const name = nameOf(token)
    const starts = isCore(token) || (name !== undefined && leaders.has(name))
    // What stands above the first question is a record of its own.
    if (starts && name !== undefined && (started || names.size === 0 || names.has(name))) begin()
    if (name !== undefined) names.add(name)
    if ((!starts && token.kind === 'option') || (name !== undefined && !starts)) started = true
    current.tokens.push(token)
  }
  records.push(current)
  return records
}

const isBlankish = ({ kind }: Token) => kind === 'blank' || kind === 'rule' || kind === 'number'
const numbered = /^[(（【[]?\d{1,5}\s{0,3}[)）】\].．、:：]/

/** Where, in the texts before a token, the next question's text begins: behind the last break, at a number, or at all. */
const textBefore = (tokens: readonly Token[], end: number): number | undefined => {
  let begin = end
  while (begin > 0 && (tokens[begin - 1]?.kind === 'text' || isBlankish(tokens[begin - 1] as Token))) begin--
  const run = tokens.slice(begin, end)
  const lastText = run.findLastIndex(({ kind }) => kind === 'text')
  // The next question has lost its text: it begins behind the break.
  if (lastText < 0) return run.length > 0 ? begin : undefined
  const number = run.findIndex(({ kind, text }) => kind === 'number' || (kind === 'text' && numbered.test(text)))
  if (number >= 0) return begin + number
  const gap = run.slice(0, lastText).findLastIndex(isBlankish)
  return begin + gap + 1
}

const numberOf = (text: string) => Number(/\d{1,5}/.exec(numbered.exec(text)?.[0] ?? '')?.[0] ?? Number.NaN)

/** Lines that go on with the count of a record's header, behind its options or answer: questions whose type was forgotten. */
const withForgotten = (tokens: readonly Token[]): Token[] => {
  const header = tokens.find((token) => token.kind === 'header')
  let next = header?.kind === 'header' && header.number !== undefined ? header.number + 1 : undefined
  let answered = false
  return tokens.map((token) => {
    answered ||= token.kind === 'option' || (token.kind === 'field' && token.role === 'answer')
    if (!answered || token.kind !== 'text' || next === undefined || numberOf(token.text) !== next) return token
    next++
    answered = false
    return { kind: 'header', at: token.at, type: '', text: token.text.replace(numbered, '').trim() }
  })
}

/** A box that cannot belong to the options above it: of another shape, or apart from options that stand together. */
const startsAnew = (tokens: readonly Token[], index: number, shape: string | undefined): boolean => {
  const [token, before, last, other] = [tokens[index], tokens[index - 1], tokens[index - 2], tokens[index - 3]]
  if (token?.kind !== 'option' || before?.kind === 'option') return false
  if (token.shape !== shape) return true
  return before !== undefined && isBlankish(before) && last?.kind === 'option' && other?.kind === 'option'
}

const trailing = (token: Token) =>
  token.kind === 'field' && !['stem', 'answer', 'explanation', 'ignored', 'type', 'options'].includes(token.role)

/** A text behind an empty line, followed by a field that the record has already: a question that has lost its type. */
const withUntyped = (tokens: readonly Token[]): Token[] => {
  const said = new Set<string>()
  const starts = new Set<number>()
  let text: number | undefined
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (token.kind === 'text' && said.size > 0 && before && isBlankish(before)) text ??= index
    if (token.kind === 'header' || token.kind === 'option') text = undefined
    if (!trailing(token)) continue
    const name = nameOf(token) ?? ''
    if (said.has(name) && text !== undefined) {
      starts.add(text)
      said.clear()
      text = undefined
    }
    said.add(name)
  }
  return tokens.map((token, index) =>
    starts.has(index) ? { kind: 'header', at: token.at, type: '', text: token.text } : token,
  )
}

/** Cuts a record where a question without its tag hides in it: its options or its answer come for the second time. */
export const splitRecord = (record: TaggedRecord): TaggedRecord[] => {
  const tokens = withUntyped(withForgotten(record.tokens))
  const starts: number[] = []
  let options = false
  let answer = false
  let header = false
  /** The first option behind the last answer. */
  let behind: number | undefined
  let shape: string | undefined
  for (const [index, token] of tokens.entries()) {
    const isFirst =
      token.kind === 'option' &&
      (token.letter === 'A' || (token.letter === undefined && options && startsAnew(tokens, index, shape)))
    const isAnswer = token.kind === 'field' && token.role === 'answer' && token.text !== ''
    const isNext = token.kind === 'header' && header
    header ||= token.kind === 'header'
    if (token.kind === 'option') {
      options ||= token.letter === undefined
      behind ??= answer ? index : undefined
      shape = token.shape
    }
    if (!isFirst && !isAnswer && !isNext) continue
    const again = (isFirst && options) || (isAnswer && answer)
    // Options behind an answer to options belong to a question that has lost its text.
    const lost = isFirst && options && answer ? index : isAnswer ? behind : undefined
    const start = isNext ? index : again ? (textBefore(tokens, index) ?? lost) : undefined
    if (start !== undefined && start > 0) {
      starts.push(start)
      options = false
      answer = false
      behind = undefined
    }
    options ||= isFirst
    answer ||= isAnswer
  }
  if (starts.length === 0) return [record]
  return [0, ...starts].map((start, index) => ({ ...record, tokens: tokens.slice(start, starts[index]) }))
}
