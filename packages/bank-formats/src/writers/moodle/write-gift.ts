import type { Content, QuestionDraft } from '@lianbing/contract'
import { contentHtml, type HtmlWays, texFormula } from '../content-html.ts'
import { dataAddress } from '../data-address.ts'
import { letteredDraft } from '../lettered-draft.ts'
import { lossList, type TellLoss } from '../notes.ts'
import { titleOf } from '../title-of.ts'
import type { BankToWrite, WrittenFile } from '../written.ts'
import { askedContent, categoryPath, share, tellCommon } from './moodle-parts.ts'

/** A backslash makes a sign of GIFT part of the text. */
const escaped = (text: string) => text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)

/** Where an answer begins, these would be its weight or its format. */
const answerStart = (html: string) => html.replace(/^\s*[%[]/, (sign) => `&#${sign.trim().charCodeAt(0)};`)

/** Gaps stand in the text as these until it is escaped. */
const gapMark = '\uE006'

/** Answers in words are plain texts; these signs of GIFT have no escape. */
const sayable = (text: string) => !text.includes('->') && !/^\s*(?:%|\[)/.test(text) && !/\\(?=\*)/.test(text)

const words = (text: string) => escaped(text.replaceAll('*', '\\*'))

/** What stands in braces; undefined where GIFT has no way to ask it. */
const answerOf = (draft: QuestionDraft, shown: (content: Content) => string, tell: TellLoss): string | undefined => {
  const { key, options, targets } = draft
  const option = (content: Content) => answerStart(shown(content))
  switch (key.type) {
    case 'single-choice':
      return options.map(({ id, content }) => `\n${id === key.choice ? '=' : '~'}${escaped(option(content))}`).join('')
    case 'multiple-choice': {
      const weight = share(key.choices.length)
      return options
        .map(({ id, content }) => `\n~%${key.choices.includes(id) ? weight : '-100'}%${escaped(option(content))}`)
        .join('')
    }
    case 'true-false':
      return key.truth ? 'TRUE' : 'FALSE'
    case 'numeric':
      if (draft.unit !== undefined || key.unit !== undefined) tell('unit')
      return `#${key.number}${key.tolerance === '0' ? '' : `:${key.tolerance}`}`
    case 'matching': {
      const named = new Set(key.pairs.map(([, target]) => target))
      const left = new Map(options.map(({ id, content }) => [id, content]))
      const right = new Map(targets.map(({ id, content }) => [id, content]))
      const pair = (from: Content | undefined, to: Content | undefined) =>
        `\n=${escaped(option(from ?? []))} -> ${escaped(option(to ?? []))}`
      return [
        ...key.pairs.map(([from, to]) => pair(left.get(from), right.get(to))),
        ...targets.filter(({ id }) => !named.has(id)).map(({ content }) => pair(undefined, content)),
      ].join('')
    }
    case 'written':
      if (key.rubric !== '') tell('rubric')
      return ''
    case 'blanks': {
      const [texts = []] = key.texts
      if (key.texts.length > 1) tell('question.gaps')
      else if (!texts.every(sayable)) tell('question.sign')
      else return texts.map((text) => `=${words(text)}`).join(' ')
      return undefined
    }
    case 'ordering':
      tell('question.type')
      return undefined
  }
}

const questionText = (draft: QuestionDraft, index: number, ways: HtmlWays): string | undefined => {
  const shown = (content: Content) => contentHtml(content, ways, true)
  const answer = answerOf(draft, shown, ways.tell)
  if (answer === undefined) return undefined
  tellCommon(draft, ways.tell)
  const stem = escaped(contentHtml(askedContent(draft, ways.tell), ways))
  const explanation = draft.explanation.length === 0 ? '' : `\n####${escaped(contentHtml(draft.explanation, ways))}`
  const braces = `{${answer}${explanation}${answer.startsWith('\n') || explanation !== '' ? '\n' : ''}}`
  const text = draft.key.type === 'blanks' ? stem.replace(gapMark, () => braces) : `${stem} ${braces}`
  return `::${escaped(titleOf(draft, index).replaceAll('::', ': :'))}::[html]${text}`
}

/** Moodle's GIFT: what its own importer takes, which is one answer a question. */
export const writeGift = (bank: BankToWrite): WrittenFile => {
  const losses = lossList()
  const blocks: string[] = []
  let category = '$course$/top'
  let questions = 0
  for (const [index, { draft: given }] of bank.questions.entries()) {
    const draft = letteredDraft(given)
    const tell = losses.of(index)
    const text = questionText(draft, index, {
      src: (hash) => {
        const picture = bank.pictures.get(hash)
        return picture && dataAddress(picture)
      },
      gap: () => gapMark,
      formula: texFormula(tell),
      tell,
    })
    if (text === undefined) continue
    const path = categoryPath(draft.examPoint, tell)
    if (path !== category) blocks.push(`$CATEGORY: ${path}`)
    category = path
    blocks.push(text)
    questions++
  }
  const bytes = Buffer.from(`${blocks.join('\n\n')}\n`)
  return { bytes, extension: 'gift', type: 'text/plain; charset=utf-8', questions, notes: losses.notes }
}
