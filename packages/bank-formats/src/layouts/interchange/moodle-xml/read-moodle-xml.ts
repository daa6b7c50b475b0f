import type { Content } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import { type Element, elements, innerText, xmlTree } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import { type ExactQuestion, exactDraft } from '../../../question/exact-draft.ts'
import { markupItems } from '../../../source/markup-items.ts'
import { itemStrips } from '../../../source/strips.ts'
import { cleanText } from '../../../text/marks.ts'
import { type Assessed, type Wanted, worth } from '../../assess.ts'
import { categoryPoint } from '../moodle/category.ts'
import { onVerdict } from '../moodle/explained.ts'
import { isProblem, type Outcome } from '../moodle/outcome.ts'
import { askByType } from './ask-xml.ts'
import { type XmlQuestion, xmlQuestion } from './xml-question.ts'

/** The root by which Moodle's XML is known. */
export const moodleXmlRoot = 'quiz'

/** What Moodle itself says of an answer, in its languages: it explains nothing. */
const isStock = (text: string) => text.length <= 45 && /corre[ct]t|richtig|falsch|certa|errad|正确|错误/i.test(text)

/** Comments on right and wrong answers of each question; what several questions say alike explains none of them. */
const verdictsOf = (questions: readonly Element[]) => {
  const counts = new Map<string, number>()
  const texts = (question: Element) =>
    ['correctfeedback', 'incorrectfeedback'].flatMap((name) =>
      elements(question, name).map((one) => innerText(one).trim()),
    )
  for (const text of questions.flatMap(texts)) counts.set(text, (counts.get(text) ?? 0) + 1)
  return (question: XmlQuestion): Content =>
    (['correctfeedback', 'incorrectfeedback'] as const).flatMap((name) => {
      const element = question.child(name)
      const comment = element && counts.get(innerText(element).trim()) === 1 ? question.said(element) : []
      return isStock(contentText(comment).trim()) ? [] : onVerdict(name === 'correctfeedback', comment)
    })
}

const ask = (
  element: Element,
  verdicts: (question: XmlQuestion) => Content,
  { pictures }: Wanted,
): Outcome<ExactQuestion> => {
  const type = element.attributes.type ?? ''
  const asking = Object.hasOwn(askByType, type) ? askByType[type] : undefined
  if (!asking) return { problem: bankProblem('type.unsupported', { type }) }
  const question = xmlQuestion(element, pictures)
  if (question.textOf(question.child('hidden')).trim() === '1') return { problem: bankProblem('question.hidden') }
  const asked = asking(question)
  if (isProblem(asked)) return asked
  const beside = question.oldPicture()
  if (isProblem(beside)) return beside
  const general = question.said(question.child('generalfeedback'))
  const verdict = verdicts(question)
  const missing = question.texts.missing()
  if (missing) return { problem: missing }
  return {
    value: {
      ...asked.value,
      stem: [...asked.value.stem, ...beside.value],
      explanation: [...general, ...(asked.value.explanation ?? []), ...verdict],
    },
    notes: [...asked.notes, ...question.texts.notes()],
  }
}

/**
 * Moodle's XML: `quiz` with its questions and categories. Undefined where it holds no question. Throws BankFileError
 * where the XML is broken or declares a document type.
 */
export const readMoodleXml = (bytes: Buffer, wanted: Wanted): Assessed | undefined => {
  const all = elements(xmlTree(bytes), 'question')
  const reading: Assessed = {
    layout: 'moodle-xml',
    reason: 'The XML says that it is a Moodle question bank.',
    drafts: [],
    rejected: [],
    warnings: [],
    score: 0,
    alternatives: [],
    source: () =>
      itemStrips(markupItems(bytes, 'question').filter((item) => !/^[^>]*\stype\s*=\s*["']category/.test(item))),
  }
  const verdicts = verdictsOf(all)
  let examPoint: string | undefined
  let number = 0
  for (const element of all) {
    if (element.attributes.type === 'category') {
      const [category] = elements(element, 'category')
      examPoint = categoryPoint(category ? cleanText(innerText(category)) : '')
      continue
    }
    const at = `#${++number}`
    const asked = ask(element, verdicts, wanted)
    const built = isProblem(asked)
      ? asked
      : exactDraft({ ...asked.value, ...(examPoint === undefined ? {} : { examPoint }), language: wanted.language })
    if ('problem' in built) reading.rejected.push({ at, ...built.problem })
    else {
      reading.drafts.push({ at, draft: built.draft })
      for (const note of isProblem(asked) ? [] : asked.notes) reading.warnings.push({ at, ...note })
      reading.score += worth[built.draft.type]
    }
  }
  return number === 0 ? undefined : reading
}
