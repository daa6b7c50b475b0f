import type { banks, Content, QuestionDraft } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { type Names, namePictures, readNotation, writeNotation } from './office-notation.ts'

export type QuestionText = banks.QuestionText

export type OptionField = { id: string; text: string; pinned: boolean }
type Provenance = Pick<
  QuestionText,
  'examPoint' | 'source' | 'sourceDetail' | 'licence' | 'author' | 'standard' | 'edition' | 'validFrom' | 'validUntil'
>
/** A question as its editor holds it: texts as they are typed, and for every type what its key needs. */
export type QuestionForm = Pick<QuestionText, 'type' | 'language' | 'level' | 'difficulty'> & {
  material: string
  stem: string
  explanation: string
  /** Of an ordering in their right order. */
  options: OptionField[]
  targets: OptionField[]
  /** Ids of what is right; of a matching the target of each option, in their order. */
  right: string[]
  truth: boolean | null
  /** A gap each; a line an answer that counts. */
  texts: string[]
  anyOrder: boolean
  number: string
  tolerance: string
  unit: string
  rubric: string
  provenance: Provenance
  pictures: Names['pictures']
}

export const emptyForm = (type: QuestionType, language: QuestionText['language']): QuestionForm => ({
  type,
  language,
  level: null,
  difficulty: null,
  material: '',
  stem: '',
  explanation: '',
  options: ['A', 'B', 'C', 'D'].map((id) => ({ id, text: '', pinned: false })),
  targets: ['t1', 't2', 't3', 't4'].map((id) => ({ id, text: '', pinned: true })),
  right: [],
  truth: null,
  texts: [],
  anyOrder: false,
  number: '',
  tolerance: '0',
  unit: '',
  rubric: '',
  provenance: {
    examPoint: null,
    source: null,
    sourceDetail: null,
    licence: null,
    author: null,
    standard: null,
    edition: null,
    validFrom: null,
    validUntil: null,
  },
  pictures: new Map(),
})

/** An id that none of these options has. */
export const freshId = (options: readonly { id: string }[], prefix = ''): string => {
  for (let n = 0; ; n++) {
    const id = prefix === '' && n < 26 ? String.fromCharCode(65 + n) : `${prefix}${n + 1}`
    if (options.every((option) => option.id !== id)) return id
  }
}

const hasOptions = (type: QuestionType) => !['true-false', 'blanks', 'numeric', 'written'].includes(type)

const namesOf = (form: QuestionForm): Names => ({
  options: hasOptions(form.type) ? form.options.map(({ id }) => id) : [],
  pictures: form.pictures,
})

/** The stem of a question with gaps may have them as they are written on paper: ____. Formulas keep their underscores. */
const stemOf = ({ type, stem }: QuestionForm): string =>
  type === 'blanks'
    ? stem.replace(/\\\([\s\S]*?\\\)|_{2,}/g, (part) => (part.startsWith('_') ? '{{blank}}' : part))
    : stem

/** How many gaps a stem has as it is typed now. */
export const gapsIn = (form: QuestionForm): number =>
  readNotation(stemOf(form), namesOf(form))
    .content.flatMap((block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))
    .filter(({ type }) => type === 'blank').length

const keyOf = (form: QuestionForm): QuestionText['key'] => {
  const { type, options, right } = form
  const known = right.filter((id) => options.some((option) => option.id === id))
  const [first] = known
  if (type === 'single-choice') return first === undefined ? null : { type, choice: first }
  if (type === 'multiple-choice') return known.length === 0 ? null : { type, choices: known }
  if (type === 'true-false') return form.truth === null ? null : { type, truth: form.truth }
  if (type === 'blanks') {
    const texts = form.texts.slice(0, gapsIn(form)).map((lines) => lines.split('\n').map((line) => line.trim()))
    const given = texts.map((lines) => lines.filter((line) => line !== ''))
    return given.length === 0 || given.some((lines) => lines.length === 0)
      ? null
      : { type, texts: given, anyOrder: form.anyOrder }
  }
  if (type === 'numeric') {
    const unit = form.unit.trim() === '' ? {} : { unit: form.unit.trim() }
    return form.number.trim() === ''
      ? null
      : { type, number: form.number.trim(), tolerance: form.tolerance.trim(), ...unit }
  }
  if (type === 'ordering') return options.length < 2 ? null : { type, order: options.map(({ id }) => id) }
  if (type === 'matching') {
    const pairs = options.map(({ id }, place): [string, string] => [id, right[place] ?? ''])
    return pairs.length === 0 || pairs.some(([, target]) => target === '') ? null : { type, pairs }
  }
  return form.rubric.trim() === '' ? null : { type, rubric: form.rubric }
}

/** What is sent to be kept. */
export const textOfForm = (form: QuestionForm): QuestionText => {
  const names = namesOf(form)
  const read = (text: string): Content => readNotation(text, names).content
  const list = (fields: OptionField[]) => fields.map(({ id, text, pinned }) => ({ id, content: read(text), pinned }))
  const { type, language, level, difficulty, provenance } = form
  const gaps = type === 'blanks' ? gapsIn(form) : 0
  return {
    type,
    language,
    level,
    difficulty,
    ...provenance,
    material: read(form.material),
    stem: read(stemOf(form)),
    explanation: read(form.explanation),
    options: hasOptions(type) ? list(form.options) : [],
    targets: type === 'matching' ? list(form.targets) : [],
    ...(gaps >= 1 && gaps <= 20 ? { blanks: gaps } : {}),
    ...(type === 'numeric' && form.unit.trim() !== '' ? { unit: form.unit.trim() } : {}),
    key: keyOf(form),
  }
}

const inKeyOrder = (options: QuestionText['options'], key: QuestionDraft['key'] | null) => {
  if (key?.type !== 'ordering') return options
  return [...options].sort((a, b) => key.order.indexOf(a.id) - key.order.indexOf(b.id))
}

const rightOf = (text: QuestionText): string[] => {
  const { key } = text
  if (key?.type === 'single-choice') return [key.choice]
  if (key?.type === 'multiple-choice') return key.choices
  if (key?.type !== 'matching') return []
  return text.options.map(({ id }) => key.pairs.find(([option]) => option === id)?.[1] ?? '')
}

/** A kept text as its editor holds it. */
export const formOfText = (text: QuestionText): QuestionForm => {
  const { key } = text
  const options = inKeyOrder(text.options, key)
  const contents = [
    text.material,
    text.stem,
    text.explanation,
    ...[...options, ...text.targets].map(({ content }) => content),
  ]
  const names = { options: options.map(({ id }) => id), pictures: namePictures(contents) }
  const write = (content: Content) => writeNotation(content, names)
  const list = (given: QuestionText['options']) =>
    given.map(({ id, content, pinned }) => ({ id, text: write(content), pinned }))
  const { type, language, level, difficulty } = text
  const empty = emptyForm(type, language)
  return {
    ...empty,
    level,
    difficulty,
    material: write(text.material),
    stem: write(text.stem),
    explanation: write(text.explanation),
    options: options.length > 0 ? list(options) : empty.options,
    targets: text.targets.length > 0 ? list(text.targets) : empty.targets,
    right: rightOf(text),
    truth: key?.type === 'true-false' ? key.truth : null,
    texts: key?.type === 'blanks' ? key.texts.map((lines) => lines.join('\n')) : [],
    anyOrder: key?.type === 'blanks' && key.anyOrder,
    number: key?.type === 'numeric' ? key.number : '',
    tolerance: key?.type === 'numeric' ? key.tolerance : '0',
    unit: (key?.type === 'numeric' ? key.unit : undefined) ?? text.unit ?? '',
    rubric: key?.type === 'written' ? key.rubric : '',
    provenance: {
      examPoint: text.examPoint,
      source: text.source,
      sourceDetail: text.sourceDetail,
      licence: text.licence,
      author: text.author,
      standard: text.standard,
      edition: text.edition,
      validFrom: text.validFrom,
      validUntil: text.validUntil,
    },
    pictures: names.pictures,
  }
}
