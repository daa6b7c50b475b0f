import { type InspectedFile, isRefused } from './bank-file.ts'

/** Enough to see what is wrong with a file; a file with a wrong column has thousands of the same. */
const problemsShown = 10

const table = (rows: readonly (readonly string[])[], indent = ''): string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  // The last column holds words, whose letters may be twice as wide: nothing stands behind it.
  return rows.map(
    (row) =>
      indent +
      row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  )
}

/** One line a file: what it is and how much of it was read. */
export const filesTable = (files: readonly InspectedFile[]): string[] =>
  table([
    ['format', 'layout', 'questions', 'rejected', 'warnings', 'file'],
    ...files.map((file) => [
      file.report.format ?? '-',
      file.report.layout ?? '-',
      isRefused(file) ? 'refused' : String(file.report.questions),
      String(isRefused(file) ? 0 : file.report.rejected.length),
      String(file.report.warnings.length),
      file.report.file,
    ]),
  ])

type Problems = InspectedFile['report']['rejected']

/** How often each problem occurs, most frequent first, with the sentence of its first place. */
const byCode = (problems: Problems): string[][] => {
  const found = new Map<string, Problems>()
  for (const problem of problems) found.set(problem.code, [...(found.get(problem.code) ?? []), problem])
  return [...found]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, list]) => [`${list.length} ×`, code, list[0]?.message ?? ''])
}

const problemLines = (title: string, problems: Problems): string[] => {
  if (problems.length === 0) return []
  const shown = problems.slice(0, problemsShown).map(({ at, code, message }) => [at || '-', code, message])
  const more = problems.length - shown.length
  return [
    `${title} (${problems.length}):`,
    ...(more > 0 ? [...table(byCode(problems), '  '), '  The first places:'] : []),
    ...table(shown, '  '),
    ...(more > 0 ? [`  and ${more} more; --json lists all of them`] : []),
  ]
}

const alternativeLines = ({ reading }: InspectedFile): string[] =>
  (reading?.alternatives ?? []).map(
    ({ layout, questions, rejected }) =>
      `Another way to read it: --layout ${layout} (${questions} questions, ${rejected} rejected).`,
  )

/** How a file was read, and its first problems with their places. */
export const fileProblems = (file: InspectedFile): string[] => {
  const { report, reading } = file
  if (isRefused(file)) return ['', `${report.file} cannot be read: ${report.rejected[0]?.message}`]
  if (reading === undefined) return ['', `${report.file}: ${report.warnings[0]?.message}`]
  const types = Object.entries(report.byType).map(([type, questions]) => `${type} ${questions}`)
  return [
    '',
    `${report.file}: ${types.join(', ') || 'no question could be taken'}`,
    `Read as ${report.layout}: ${reading.layoutReason}`,
    ...alternativeLines(file),
    ...problemLines('Rejected', report.rejected),
    ...problemLines('Worth knowing', report.warnings),
  ]
}

/** What a person does next. */
export const nextStep = (file: InspectedFile): string | undefined => {
  const { report, reading } = file
  if (isRefused(file)) return `${report.file}: do what the message says and inspect the file again.`
  if (reading === undefined) return undefined
  if (report.questions === 0) return `${report.file}: mend the rejected places in the file and inspect it again.`
  const mend = report.rejected.length > 0 ? 'mend the rejected places in the file and inspect it again, or ' : ''
  return `${report.file}: ${mend}import it with bank import FILE --trade CODE, which first says what would be new.`
}
