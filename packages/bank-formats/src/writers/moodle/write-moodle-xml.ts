import { type Content, type QuestionDraft, textContent } from '@lianbing/contract'
import { contentHtml, type HtmlWays, texFormula } from '../content-html.ts'
import { letteredDraft } from '../lettered-draft.ts'
import { escapeMarkup } from '../markup-text.ts'
import { lossList } from '../notes.ts'
import { titleOf } from '../title-of.ts'
import type { BankToWrite, PictureToWrite, WrittenFile } from '../written.ts'
import { askedContent, categoryPath, keepsOrder, share, tellCommon } from './moodle-parts.ts'

type Pictures = BankToWrite['pictures']
type Texts = ReturnType<typeof textsOf>

const extensions: Record<PictureToWrite['type'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** Texts of one question: HTML with the pictures that it shows beside it, each once a text. */
const textsOf = (pictures: Pictures, ways: Pick<HtmlWays, 'tell' | 'gap'>) => {
  const html = (content: Content, bare = false): { html: string; files: string } => {
    const files = new Map<string, string>()
    const written = contentHtml(
      content,
      {
        ...ways,
        formula: texFormula(ways.tell),
        src: (hash) => {
          const picture = pictures.get(hash)
          if (!picture) return undefined
          const name = `${hash.slice(0, 16)}.${extensions[picture.type]}`
          const { buffer, byteOffset, byteLength } = picture.bytes
          const data = Buffer.from(buffer, byteOffset, byteLength).toString('base64')
          files.set(hash, `<file name="${name}" path="/" encoding="base64">${data}</file>`)
          return `@@PLUGINFILE@@/${name}`
        },
      },
      bare,
    )
    return { html: written, files: [...files.values()].join('') }
  }
  /** What stands within an element of HTML. */
  const inside = (content: Content, bare = false) => {
    const { html: text, files } = html(content, bare)
    return `<text>${escapeMarkup(text)}</text>${files}`
  }
  return { html, inside }
}

const plain = (text: string) => `<text>${escapeMarkup(text)}</text>`
const answer = (fraction: string, inside: string) => `<answer fraction="${fraction}" format="html">${inside}</answer>`

/** Within an embedded question these would end an answer or the question; a star would stand for any text. */
const embedded = (text: string) =>
  escapeMarkup(text.replaceAll('*', '\\*'))
    .replace(/^\s*[=%]/, (sign) => `&#${sign.trim().charCodeAt(0)};`)
    .replace(/[\\}~#]/g, (sign) => `\\${sign}`)

/** A gap as Moodle embeds it in a text. */
const embeddedGap = (texts: readonly string[]) =>
  `{1:SHORTANSWER:${texts.map((text) => `=${embedded(text)}`).join('~')}}`

const choice = (draft: QuestionDraft, texts: Texts, right: readonly string[], single: boolean) => {
  const weight = single ? '100' : share(right.length)
  const wrong = single ? '0' : '-100'
  return [
    `<single>${single}</single><shuffleanswers>${!keepsOrder(draft)}</shuffleanswers><answernumbering>ABCD</answernumbering>`,
    ...draft.options.map(({ id, content }) => answer(right.includes(id) ? weight : wrong, texts.inside(content, true))),
  ].join('\n')
}

const matching = ({ options, targets, key }: QuestionDraft, texts: Texts) => {
  if (key.type !== 'matching') return ''
  const partner = new Map(key.pairs)
  const named = new Set(partner.values())
  const pair = (left: string, right: Content) =>
    `<subquestion format="html">${left}<answer>${texts.inside(right, true)}</answer></subquestion>`
  const contentOf = (id: string | undefined) => targets.find((target) => target.id === id)?.content ?? []
  return [
    '<shuffleanswers>true</shuffleanswers>',
    ...options.map(({ id, content }) => pair(texts.inside(content, true), contentOf(partner.get(id)))),
    ...targets.filter(({ id }) => !named.has(id)).map(({ content }) => pair('<text></text>', content)),
  ].join('\n')
}

const ordering = ({ options, key }: QuestionDraft, texts: Texts) => {
  const order = key.type === 'ordering' ? key.order : []
  const contents = order.map((id) => options.find((option) => option.id === id)?.content ?? [])
  return [
    '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount><gradingtype>ALL_OR_NOTHING</gradingtype>',
    ...contents.map((content, place) => answer(String(place + 1), texts.inside(content, true))),
  ].join('\n')
}

const numeric = ({ key, unit }: QuestionDraft) => {
  if (key.type !== 'numeric') return ''
  const name = unit ?? key.unit
  const right = `<answer fraction="100" format="moodle_auto_format">${plain(key.number)}<tolerance>${key.tolerance}</tolerance></answer>`
  return name === undefined
    ? `${right}<unitgradingtype>0</unitgradingtype><showunits>3</showunits>`
    : `${right}<units><unit><multiplier>1</multiplier><unit_name>${escapeMarkup(name)}</unit_name></unit></units><unitgradingtype>0</unitgradingtype><showunits>0</showunits>`
}

/** Moodle's name of the type, and what a question of it has beside its text. */
const askedBy = (draft: QuestionDraft, texts: Texts): { type: string; parts: string } => {
  const { key } = draft
  switch (key.type) {
    case 'single-choice':
      return { type: 'multichoice', parts: choice(draft, texts, [key.choice], true) }
    case 'multiple-choice':
      return { type: 'multichoice', parts: choice(draft, texts, key.choices, false) }
    case 'true-false': {
      const verdict = (word: boolean) => answer(word === key.truth ? '100' : '0', plain(String(word)))
      return { type: 'truefalse', parts: `${verdict(true)}\n${verdict(false)}` }
    }
    case 'blanks':
      return { type: 'cloze', parts: '' }
    case 'numeric':
      return { type: 'numerical', parts: numeric(draft) }
    case 'ordering':
      return { type: 'ordering', parts: ordering(draft, texts) }
    case 'matching':
      return { type: 'matching', parts: matching(draft, texts) }
    case 'written':
      return {
        type: 'essay',
        parts: `<graderinfo format="html">${texts.inside(textContent(key.rubric))}</graderinfo>`,
      }
  }
}

const questionXml = (draft: QuestionDraft, index: number, pictures: Pictures, tell: HtmlWays['tell']): string => {
  const { key } = draft
  tellCommon(draft, tell)
  const gaps = key.type === 'blanks' ? key.texts : []
  // Gaps are put in once the text is HTML, whose own braces can then begin none.
  const texts = textsOf(pictures, { tell, gap: (gap) => `\uE006${gap}\uE006` })
  const { html, files } = texts.html(askedContent(draft, tell))
  const stem = (key.type === 'blanks' ? html.replaceAll('{', '&#123;') : html).replace(/\uE006(\d+)\uE006/g, (_, gap) =>
    embeddedGap(gaps[Number(gap)] ?? []),
  )
  const { type, parts } = askedBy(draft, texts)
  return [
    `<question type="${type}">`,
    `<name>${plain(titleOf(draft, index))}</name>`,
    `<questiontext format="html"><text>${escapeMarkup(stem)}</text>${files}</questiontext>`,
    `<generalfeedback format="html">${texts.inside(draft.explanation)}</generalfeedback>`,
    '<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>',
    parts,
    '</question>',
  ].join('\n')
}

/** Moodle's XML, with pictures in it. Orderings need the type of that name, which Moodle brings since 4.4. */
export const writeMoodleXml = (bank: BankToWrite): WrittenFile => {
  const losses = lossList()
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>']
  let category = ''
  for (const [index, { draft: given }] of bank.questions.entries()) {
    const draft = letteredDraft(given)
    const tell = losses.of(index)
    const path = categoryPath(draft.examPoint, tell)
    if (path !== category) parts.push(`<question type="category"><category>${plain(path)}</category></question>`)
    category = path
    parts.push(questionXml(draft, index, bank.pictures, tell))
  }
  const bytes = Buffer.from(`${parts.join('\n')}\n</quiz>\n`)
  return { bytes, extension: 'xml', type: 'application/xml', questions: bank.questions.length, notes: losses.notes }
}
