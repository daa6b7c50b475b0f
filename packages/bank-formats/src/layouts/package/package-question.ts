import type { Content, Inline, Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../../problems.ts'
import { sameOptions } from '../../question/check-options.ts'
import { longest, optionId } from '../../question/draft-parts.ts'
import { isPinned } from '../../text/words.ts'
import type { QuestionIdentity } from '../../writers/written.ts'
import { isEmpty, packageContent } from './package-content.ts'
import { day, flag, grade, isObject, list, onlyKnown, refuse, ShapeError, text, textOrNull } from './package-fields.ts'
import { identityFields, packageIdentity } from './package-identity.ts'
import { packageKey } from './package-key.ts'
import { packageText } from './package-text.ts'

/** Values that a package gives for all of its questions, and the pictures that it holds. */
export interface PackageDefaults {
  language: Language
  source: string | null
  picture(name: string, alt: string): Extract<Inline, { type: 'image' }> | undefined
}

const always = ['type', 'language', 'level', 'difficulty', 'examPoint', 'material', 'group', 'stem', 'answer']
const about = [
  'explanation',
  'source',
  'sourceDetail',
  'licence',
  'author',
  'reviewer',
  'standard',
  'edition',
  'validFrom',
  'validUntil',
]
/** What a type has beside. */
const more: Record<string, string[]> = {
  'single-choice': ['options'],
  'multiple-choice': ['options'],
  ordering: ['options'],
  matching: ['options', 'targets'],
  blanks: ['anyOrder', 'gaps'],
  numeric: ['tolerance', 'unit'],
}
const optionFields = new Set(['text', 'pinned'])

/** What asks: a text, or a tree of content for what no text says. */
type Words = string | unknown[]

interface Written {
  /** As it is compared with the others. */
  text: string
  words: Words
  pinned: boolean
}

const words = (value: unknown, name: string): Words =>
  Array.isArray(value) && value.length > 0 ? value : text(value, name, longest.stem)

const written = (given: Words, pinned: boolean): Written => ({
  text: typeof given === 'string' ? given : JSON.stringify(given),
  words: given,
  pinned,
})

const readOptions = (value: unknown, name: string): Written[] => {
  const options = list(value, `${name}s`).map((option: unknown, index) => {
    const place = `${name} ${optionId(index)}`
    if (!isObject(option)) return written(words(option, place), isPinned(String(option)))
    onlyKnown(option, optionFields, `in ${place} `)
    return written(words(option.text, place), flag(option.pinned, `pinned of ${place}`))
  })
  if (options.length < 2 || options.length > 26) refuse(`${name}s must be 2 to 26`)
  const same = sameOptions(options)
  return same ? refuse(`${name}s ${optionId(same[0])} and ${optionId(same[1])} are the same`) : options
}

/** How many gaps are asked for: those in the stem, or more, of which the others stand below it. */
const gapsAsked = (value: unknown, inStem: number): number => {
  const asks = value ?? inStem
  if (typeof asks !== 'number' || !Number.isInteger(asks) || asks < inStem || asks > 20)
    return refuse(`gaps must be a number from ${inStem} to 20`)
  return asks === 0 ? refuse('stem must hold 1 to 20 gaps, written as {{blank}}') : asks
}

const readShape = (value: unknown, defaults: PackageDefaults): QuestionDraft => {
  if (!isObject(value)) return refuse('a question must be an object')
  const type = String(value.type)
  onlyKnown(value, new Set([...always, ...about, ...(more[type] ?? []), ...identityFields]))
  const { language = defaults.language } = value
  if (language !== 'zh-CN' && language !== 'en') return refuse('language must be zh-CN or en')
  const options = more[type]?.includes('options') ? readOptions(value.options, 'option') : []
  const targets = more[type]?.includes('targets') ? readOptions(value.targets, 'target') : []
  const places = { options: options.length, gaps: false, picture: defaults.picture }
  const asked = (given: unknown, name: string, gaps = false) => {
    const said = words(given, name)
    if (typeof said === 'string') return packageText(said, { ...places, gaps }, name)
    const tree = packageContent(said, { ...places, gaps }, name)
    return isEmpty(tree.content) ? refuse(`${name} must not be empty`) : tree
  }
  const content = (given: unknown, name: string): Content => (given === undefined ? [] : asked(given, name).content)
  const gaps = type === 'blanks'
  const stem = asked(value.stem, 'stem', gaps)
  const asks = gaps ? gapsAsked(value.gaps, stem.gaps) : 0
  const key = packageKey(value, { options: options.length, targets: targets.length, gaps: asks })
  const shown = (list: readonly Written[], name: string) =>
    list.map((option, index) => ({
      id: optionId(index),
      content: content(option.words, `${name} ${optionId(index)}`),
      pinned: option.pinned,
    }))
  const group = textOrNull(value.group, 'group', 60)
  if (group !== null && value.material === undefined)
    refuse('a question with a group needs the material that it shares')
  return {
    type: key.type,
    language,
    material: content(value.material, 'material'),
    stem: stem.content,
    options: shown(options, 'option'),
    targets: shown(targets, 'target'),
    ...(key.type === 'blanks' ? { blanks: asks } : {}),
    ...(key.type === 'numeric' && key.unit !== undefined ? { unit: key.unit } : {}),
    level: grade(value.level, 'level'),
    difficulty: grade(value.difficulty, 'difficulty'),
    examPoint: textOrNull(value.examPoint, 'examPoint', 200),
    source: textOrNull(value.source, 'source', 500) ?? defaults.source,
    sourceDetail: textOrNull(value.sourceDetail, 'sourceDetail', 500),
    licence: textOrNull(value.licence, 'licence', 200),
    author: textOrNull(value.author, 'author', 200),
    reviewer: textOrNull(value.reviewer, 'reviewer', 200),
    standard: textOrNull(value.standard, 'standard', 200),
    edition: textOrNull(value.edition, 'edition', 100),
    validFrom: day(value.validFrom, 'validFrom'),
    validUntil: day(value.validUntil, 'validUntil'),
    group,
    key,
    explanation: content(value.explanation, 'explanation'),
  }
}

/** A question of our own package, strictly: an unknown field is a problem, not a guess. */
export const readPackageQuestion = (
  value: unknown,
  defaults: PackageDefaults,
): { draft: QuestionDraft; identity?: QuestionIdentity } | { problem: BankProblem } => {
  try {
    const draft = readShape(value, defaults)
    const identity = packageIdentity(value, draft, (old) => ({ ...readShape(old, defaults), group: null }))
    return { draft, ...(identity ? { identity } : {}) }
  } catch (error) {
    if (error instanceof ShapeError) return { problem: bankProblem('question.shape', { detail: error.message }) }
    throw error
  }
}
