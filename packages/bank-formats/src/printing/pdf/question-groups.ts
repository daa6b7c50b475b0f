import { caseRuns } from '../case-runs.ts'
import { partHeading, printWords } from '../print-words.ts'
import type { PrintedPaper, PrintedQuestion } from '../printed-paper.ts'
import type { ContentRows } from './content-rows.ts'
import { besideRow, type Row, stackRow } from './lines.ts'
import type { Group } from './pages.ts'
import { bodySize, textHeight, textWidth } from './sizes.ts'

const indent = 21
const between = 10

const optionLetter = (place: number) => `${String.fromCharCode(65 + place)}．`

/** Options four, two or one to a line, as they fit. */
const optionRows = (content: ContentRows, options: PrintedQuestion['question']['options']): Row[] => {
  const width = textWidth - indent
  const label = bodySize * 2
  const widths = options.map((option) => content.natural(option.content))
  const longest = Math.max(...widths.map((one) => (one === undefined ? width : one + label)))
  const columns = longest + between <= width / 4 ? 4 : longest + between <= width / 2 ? 2 : 1
  const rows: Row[] = []
  for (let at = 0; at < options.length; at += columns) {
    const cells = options.slice(at, at + columns).map((option, place) => ({
      left: indent + (width / columns) * place,
      row: stackRow(
        content.set(option.content, {
          width: width / columns - (columns === 1 ? 0 : between),
          label: optionLetter(at + place),
          hang: label * 0.9,
        }),
      ),
    }))
    rows.push(besideRow(cells))
  }
  return rows
}

/** The unit that a number is wanted in: on paper nothing else tells it. */
const wantedUnit = ({ question }: PrintedQuestion): string | undefined =>
  question.key.type === 'numeric' ? (question.unit ?? question.key.unit) : undefined

const questionRows = (content: ContentRows, paper: PrintedPaper, one: PrintedQuestion): Row[] => {
  const words = printWords[paper.language]
  const { stem, options, targets, type } = one.question
  const unit = wantedUnit(one)
  const last = stem.at(-1)
  const asked =
    unit === undefined
      ? stem
      : last?.type === 'paragraph'
        ? [
            ...stem.slice(0, -1),
            { ...last, children: [...last.children, { type: 'run' as const, text: words.unit(unit) }] },
          ]
        : [...stem, { type: 'paragraph' as const, children: [{ type: 'run' as const, text: words.unit(unit) }] }]
  const rows = content.set(asked, { width: textWidth, label: words.numbered(one.number), hang: indent })
  if (type === 'matching') {
    const side = (said: string, list: typeof options) => [
      besideRow([{ left: indent, row: stackRow(content.say(said, { width: textWidth - indent })) }]),
      ...optionRows(content, list),
    ]
    return [...rows, ...side(words.left, options), ...side(words.right, targets)]
  }
  return options.length === 0 ? rows : [...rows, ...optionRows(content, options)]
}

const height = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.height, 0)

/** The questions of a paper under their headings; a case stays together where it fits a page. */
export const questionGroups = (content: ContentRows, paper: PrintedPaper): Group[] =>
  paper.parts.flatMap((part, place): Group[] => {
    const heading = content.say(partHeading(paper.language, part, place), {
      width: textWidth,
      look: { size: 12, bold: true },
    })
    const groups = caseRuns(part.questions).flatMap((run): Group[] => {
      const [first, ...more] = run.map((one) => questionRows(content, paper, one)) as [Row[], ...Row[][]]
      const { number, question } = run[0] as PrintedQuestion
      if (question.material.length === 0) return [{ rows: first, gap: 5 }]
      const label = printWords[paper.language].material(number, run.at(-1)?.number ?? number)
      const material = content.set(question.material, { width: textWidth, label })
      const whole = [...material, ...first, ...more.flat()]
      if (height(whole) <= textHeight) return [{ rows: whole, gap: 8 }]
      return [
        { rows: material, gap: 8, leads: height([...material, ...first]) <= textHeight },
        { rows: first, gap: 0 },
        ...more.map((rows) => ({ rows, gap: 5 })),
      ]
    })
    return [{ rows: heading, gap: 14, leads: true }, ...groups]
  })
