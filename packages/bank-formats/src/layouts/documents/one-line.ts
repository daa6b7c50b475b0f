import type { BankWarning, PlacedProblem } from '../../bank-reading.ts'
import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { truthOf } from '../../text/words.ts'
import type { Layout, LayoutReading } from '../layout.ts'
import { type CutLine, cutLines, separatorOf } from './one-line-cells.ts'
import { asks, columnsOfLines, isTagged, namedColumns, type OneLineColumns } from './one-line-columns.ts'
import { sectionType } from './tagged-header.ts'
import { tokensOfLines } from './tagged-line.ts'
import { partsOf } from './tagged-parts.ts'
import { questionOfParts } from './tagged-question.ts'

/** Fewer show no pattern, unless they name their parts. */
const fewest = 3

const questionOfCells = ({ at, cells }: CutLine, columns: OneLineColumns, type: string): RawQuestion => {
  const cell = (index: number | undefined) => (index === undefined ? '' : (cells[index] ?? ''))
  const options =
    columns.list === undefined
      ? stripLetters(columns.options.map(cell)).filter(({ text }) => text !== '')
      : splitOptions(cell(columns.list))
  return {
    ...emptyQuestion(at),
    type: cell(columns.type) || type,
    stem: cell(columns.stem),
    options,
    answer: { kind: 'text', text: cell(columns.answer) },
    explanation: cell(columns.explanation),
  }
}

const questionOfTags = ({ at, cells }: CutLine, type: string): RawQuestion => {
  const tokens = tokensOfLines(
    cells.map((text) => ({ at, text })),
    new Map(),
  )
  return questionOfParts(partsOf({ tokens, sectionType: type, chapter: '' }), new Set())
}

/** Lines of the usual number of parts as questions; a separator too many or too few makes a line unclear. */
const readLines = (
  lines: readonly CutLine[],
  { separator, parts }: { separator: string; parts: number },
): (Pick<LayoutReading, 'questions' | 'rejected' | 'warnings'> & { named: boolean }) | undefined => {
  const whole = lines.filter(({ cells }) => cells.length === parts)
  const tagged = whole.filter(({ cells }) => isTagged(cells)).length > whole.length * 0.8
  const headings = tagged ? undefined : namedColumns(whole[0]?.cells ?? [])
  const rows = whole.map(({ cells }) => cells)
  const columns = tagged ? undefined : (headings ?? columnsOfLines(rows, parts))
  // What one usual sign divides is a table.
  if (!tagged && !headings && whole.length < fewest) return undefined
  if (!tagged && (!columns || /^[\t|;]$/.test(separator))) return undefined
  const questions: RawQuestion[] = []
  const rejected: PlacedProblem[] = []
  const warnings: BankWarning[] = []
  let type = ''
  for (const line of lines) {
    const [only = ''] = line.cells
    if (line.cells.length === 1) {
      const section = sectionType(only)
      if (section !== undefined) type = section
      else if (asks(only)) rejected.push({ at: line.at, ...bankProblem('key.missing') })
      else if (only !== '') warnings.push({ at: line.at, ...bankProblem('row.skipped', { text: only.slice(0, 60) }) })
    } else if (headings && line === whole[0]) continue
    else if (tagged) questions.push(questionOfTags(line, type))
    else if (columns && line.cells.length === parts) questions.push(questionOfCells(line, columns, type))
    else
      rejected.push({
        at: line.at,
        ...bankProblem('question.shape', { detail: `${line.cells.length} parts on a line instead of ${parts}` }),
      })
  }
  return { questions, rejected, warnings, named: tagged || headings !== undefined }
}

/** A question on each line, its parts set apart by signs: "3|||…|||B，…", "题目：…^*^答案：错误". */
export const oneLine: Layout<TextDocument> = {
  code: 'text.one-line',
  read: ({ lines }) => {
    const found = separatorOf(lines)
    if (!found) return undefined
    const cut = cutLines(lines, found.separator)
    const lined = readLines(cut, found)
    if (!lined || lined.questions.length < 2) return undefined
    const { named, ...read } = lined
    // Columns of anything can be cut so; questions ask, and end in a key more often than not.
    const keyed = read.questions.filter(
      ({ answer }) => answer.kind === 'text' && /^[A-L]{1,8}(?![A-Za-z])/.test(answer.text),
    ).length
    const judged = read.questions.filter(
      ({ answer }) => answer.kind === 'text' && truthOf(answer.text) !== undefined,
    ).length
    const asking = read.questions.filter(({ stem }) => asks(stem)).length
    const sentences = read.questions.filter(({ stem }) => /[\u3400-\u9FFF]{4}|\S \S+ \S|[。？?）)]$/.test(stem)).length
    if (sentences * 2 < read.questions.length) return undefined
    // Words with one remark behind all of them are a list, unless they say what their parts or their types are.
    const told = named || read.questions.every(({ type }) => type !== '')
    const answers = new Set(read.questions.map(({ answer }) => (answer.kind === 'text' ? answer.text : '')))
    if (answers.size === 1 && !told && read.questions.length > fewest && asking * 2 < read.questions.length)
      return undefined
    if ((keyed + judged) * 2 < read.questions.length && asking * 2 < read.questions.length) return undefined
    const reason = `Each line is a question whose ${found.parts} parts are set apart by “${found.separator.replaceAll('\t', 'TAB')}”.`
    return { layout: 'text.one-line', reason, ...read, leastDrafts: 0 }
  },
}
