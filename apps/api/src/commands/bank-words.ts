import type { InspectedFile } from './bank-file.ts'

/** Enough to see what is wrong with a file; a file with a wrong column has thousands of the same. */
const problemsShown = 10

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  // The last column is a file's name, whose letters may be twice as wide: nothing stands behind it.
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  )
}

/** One line a file: what it is and how much of it was read. */
export const filesTable = (files: readonly InspectedFile[]): string[] =>
  table([
    ['format', 'layout', 'questions', 'rejected', 'warnings', 'file'],
    ...files.map(({ report, reading }) => [
      report.format ?? '-',
      report.layout ?? '-',
      reading === undefined ? 'refused' : String(report.questions),
      String(report.rejected.length),
      String(report.warnings.length),
      report.file,
    ]),
  ])

const problemLines = (title: string, problems: InspectedFile['report']['rejected']): string[] => {
  if (problems.length === 0) return []
  const shown = problems.slice(0, problemsShown).map(({ at, code, message }) => [at || '-', code, message])
  const more = problems.length - shown.length
  return [
    `${title} (${problems.length}):`,
    ...table(shown).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; --json lists all of them`] : []),
  ]
}

/** The first problems of a file with their places. */
export const fileProblems = ({ report, reading }: InspectedFile): string[] => {
  if (reading === undefined) return ['', `${report.file} cannot be read: ${report.rejected[0]?.message}`]
  const types = Object.entries(report.byType).map(([type, questions]) => `${type} ${questions}`)
  return [
    '',
    `${report.file}: ${types.join(', ')}`,
    ...problemLines('Rejected', report.rejected),
    ...problemLines('Worth knowing', report.warnings),
  ]
}

/** What a person does next. */
export const nextStep = ({ report, reading }: InspectedFile): string => {
  if (reading === undefined) return `${report.file}: do what the message says and inspect the file again.`
  if (report.questions === 0) return `${report.file}: mend the rejected rows in the file and inspect it again.`
  const mend = report.rejected.length > 0 ? 'mend the rejected rows in the file and inspect it again, or ' : ''
  return `${report.file}: ${mend}import it with bank import FILE --trade CODE, which first says what would be new.`
}
