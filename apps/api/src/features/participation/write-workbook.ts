import { type CellObject, utils, write } from '@e965/xlsx'
import type { participation } from '@lianbing/contract'
import type { Figures } from './queries.ts'
import { type WorkbookLocale, workbookWords } from './workbook-words.ts'

/** Typed as text: a name that begins with = or @ stays a name and is never calculated. */
const text = (value: string): CellObject => ({ t: 's', v: value })
const number = (value: number): CellObject => ({ t: 'n', v: value })
/** Empty where nothing was done, since nothing of nothing is no rate. */
const rate = (part: number, whole: number): CellObject =>
  whole === 0 ? { t: 'z' } : { t: 'n', v: part / whole, z: '0.0%' }

const figureCells = ({ people, participations, answers, right, attempts, awaiting, passed }: Figures): CellObject[] => [
  ...[people, participations, answers, right].map(number),
  rate(right, answers),
  ...[attempts, awaiting, passed].map(number),
  rate(passed, attempts - awaiting),
]

/** A participation report as the bytes of an xlsx file. */
export const writeWorkbook = (
  report: participation.Participation,
  tradeNames: ReadonlyMap<string, string>,
  locale: WorkbookLocale,
): Uint8Array => {
  const words = workbookWords[locale]
  const figureWords = [
    'people',
    'participations',
    'answers',
    'right',
    'accuracy',
    'attempts',
    'awaiting',
    'passed',
    'passRate',
  ] as const
  const header = (...first: string[]) => [...first, ...figureWords.map((word) => words[word])].map(text)
  const { totals } = report
  const sheets: [name: string, rows: CellObject[][]][] = [
    [
      words.organisations,
      [
        header(words.organisation, words.members),
        ...report.organisations.map((row) => [text(row.name), number(row.members), ...figureCells(row)]),
        [text(words.total), number(totals.members), ...figureCells(totals)],
      ],
    ],
    [
      words.trades,
      [
        header(words.code, words.trade),
        ...report.trades.map((row) => [
          text(row.tradeCode),
          text(tradeNames.get(row.tradeCode) ?? row.tradeCode),
          ...figureCells(row),
        ]),
      ],
    ],
    [words.days, [header(words.day), ...report.days.map((row) => [text(row.day), ...figureCells(row)])]],
    [
      words.about,
      [
        [words.organisation, report.organisation.name],
        [words.from, report.from],
        [words.to, report.to],
        [words.asOf, report.asOf],
        [words.sample, report.includesSample ? words.yes : words.no],
      ].map((row) => row.map(text)),
    ],
  ]
  const book = utils.book_new()
  for (const [name, rows] of sheets) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}
