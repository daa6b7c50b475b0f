import { type Language, type QuestionDraft, textContent } from '@lianbing/contract'
import { letteredDraft } from '../lettered-draft.ts'
import { lossList, type TellLoss, tellFields } from '../notes.ts'
import { questionTypes } from '../question-types.ts'
import { paperTypeNames } from '../type-names.ts'
import type { BankToWrite, WrittenFile } from '../written.ts'
import { zipFile } from '../zip-file.ts'
import { type DocumentPicture, documentFile } from './document-file.ts'
import { contentXml, type DocumentWays, paragraphXml, runXml } from './document-xml.ts'
import { paperWords } from './paper-words.ts'

interface Numbered {
  draft: QuestionDraft
  number: number
  tell: TellLoss
}

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' }

/** The pictures of one document, each in it once. */
const shelf = (bank: BankToWrite) => {
  const parts = new Map<string, DocumentPicture>()
  let shown = 0
  const picture: DocumentWays['picture'] = (hash) => {
    const found = bank.pictures.get(hash)
    if (!found) return undefined
    const relation = parts.get(hash)?.relation ?? `rId${parts.size + 2}`
    parts.set(hash, { relation, name: `${hash}.${extensions[found.type]}`, bytes: found.bytes })
    return { relation, picture: found, id: ++shown }
  }
  return { parts, picture }
}

const withUnit = (last: QuestionDraft['stem'], unit: string): QuestionDraft['stem'] => {
  const [block] = last
  return block?.type === 'paragraph'
    ? [{ ...block, children: [...block.children, { type: 'run', text: unit }] }]
    : [...last, ...textContent(unit)]
}

/** The stem with the unit that the number is wanted in: on paper nothing else tells it. */
const askedStem = ({ key, stem, unit }: QuestionDraft, language: Language) => {
  const wanted = key.type === 'numeric' ? (unit ?? key.unit) : undefined
  return wanted === undefined
    ? stem
    : [...stem.slice(0, -1), ...withUnit(stem.slice(-1), paperWords[language].unit(wanted))]
}

const questionXml = (
  { draft, number, tell }: Numbered,
  language: Language,
  picture: DocumentWays['picture'],
): string => {
  const words = paperWords[language]
  const ways = { picture, tell }
  const { key, options, targets } = draft
  const listed = (list: QuestionDraft['options'], label: (place: number) => string) =>
    list.map(({ content }, place) => contentXml(content, ways, label(place), 'Option')).join('')
  const letter = (place: number) => `${String.fromCharCode(65 + place)}．`
  const parts = [
    draft.material.length === 0 ? '' : contentXml(draft.material, ways, words.case),
    contentXml(askedStem(draft, language), ways, `${number}．`),
  ]
  if (draft.material.length > 0) tell('case.above-stem')
  if (key.type === 'matching')
    parts.push(
      paragraphXml(runXml(words.left), 'Option', true),
      listed(options, letter),
      paragraphXml(runXml(words.right), 'Option', true),
      listed(targets, letter),
    )
  else parts.push(listed(options, letter))
  if (key.type === 'written') parts.push(paragraphXml('').repeat(4))
  return parts.join('')
}

const keyText = ({ key }: QuestionDraft, language: Language): string => {
  const { truth, anyOrder } = paperWords[language]
  switch (key.type) {
    case 'single-choice':
      return key.choice
    case 'multiple-choice':
      return key.choices.join('')
    case 'true-false':
      return key.truth ? truth[0] : truth[1]
    case 'blanks':
      return key.texts.map((texts) => texts.join(' || ')).join('；') + (key.anyOrder ? anyOrder : '')
    case 'numeric':
      return `${key.number}${key.tolerance === '0' ? '' : `±${key.tolerance}`}${key.unit === undefined ? '' : ` ${key.unit}`}`
    case 'ordering':
      return key.order.join('')
    case 'matching':
      return key.pairs.map(([left, right]) => `${left}-${right}`).join(', ')
    case 'written':
      return key.rubric
  }
}

/** Answers that a letter or a word says. */
const isShort = ({ type }: QuestionDraft) => /choice|true-false/.test(type)

/** Short answers stand by their numbers; others, and all where a short one is explained, below their questions. */
const keyXml =
  (brief: boolean) =>
  ({ draft, number, tell }: Numbered, language: Language, picture: DocumentWays['picture']): string => {
    const ways = { picture, tell }
    const words = paperWords[language]
    const key = textContent(keyText(draft, language))
    const answer =
      brief && isShort(draft)
        ? contentXml(key, ways, `${number}．`)
        : contentXml(askedStem(draft, language), ways, `${number}．`) + contentXml(key, ways, words.answer, 'Option')
    return draft.explanation.length === 0
      ? answer
      : answer + contentXml(draft.explanation, ways, words.explanation, 'Option')
  }

/** Questions by type, numbered through the whole paper. */
const partsOf = (bank: BankToWrite, tellOf: (index: number) => TellLoss): [QuestionDraft['type'], Numbered[]][] => {
  const lettered = bank.questions.map(({ draft }, index) => ({ draft: letteredDraft(draft), tell: tellOf(index) }))
  let number = 0
  return questionTypes.flatMap((type): [QuestionDraft['type'], Numbered[]][] => {
    const found = lettered.filter(({ draft }) => draft.type === type).map((one) => ({ ...one, number: ++number }))
    return found.length === 0 ? [] : [[type, found]]
  })
}

/** A paper and, apart from it, its key: two Word documents, with pictures, formulas and tables. */
export const writePaper = (bank: BankToWrite) => {
  const { language } = bank
  const words = paperWords[language]
  const losses = lossList()
  const parts = partsOf(bank, (index) => losses.of(index))
  for (const [, questions] of parts)
    for (const { draft, tell } of questions) {
      tellFields(draft, [], tell)
      if (draft.options.some(({ pinned }) => pinned)) tell('pinned')
      // Two lists, and a number with its tolerance, are read from a paper by people only.
      if (draft.type === 'matching' || draft.type === 'numeric') tell('paper.only')
    }
  const brief = !bank.questions.some(({ draft }) => isShort(draft) && draft.explanation.length > 0)
  const document = (title: string, write: typeof questionXml) => {
    const { parts: pictures, picture } = shelf(bank)
    const body = parts.map(
      ([type, questions], place) =>
        paragraphXml(runXml(words.part(place, paperTypeNames[language][type], questions.length)), 'Heading1') +
        questions.map((question) => write(question, language, picture)).join(''),
    )
    return documentFile(paragraphXml(runXml(title), 'Title') + body.join(''), [...pictures.values()])
  }
  return {
    paper: document(bank.name, questionXml),
    keys: document(words.keys, keyXml(brief)),
    questions: bank.questions.length,
    notes: losses.notes,
  }
}

/** Both documents in a zip. */
export const writeDocx = (bank: BankToWrite): WrittenFile => {
  const { paper, keys, ...about } = writePaper(bank)
  const { paperFile, keyFile } = paperWords[bank.language]
  const bytes = zipFile([
    { name: paperFile, data: paper, stored: true },
    { name: keyFile, data: keys, stored: true },
  ])
  return { bytes, extension: 'zip', type: 'application/zip', ...about }
}
