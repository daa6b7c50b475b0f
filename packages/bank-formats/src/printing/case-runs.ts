import type { PrintedQuestion } from './printed-paper.ts'

/** Questions that follow each other and share their material; others stand alone. */
export const caseRuns = (questions: readonly PrintedQuestion[]): PrintedQuestion[][] => {
  const runs: PrintedQuestion[][] = []
  let before = ''
  for (const question of questions) {
    const { material } = question.question
    const said = material.length === 0 ? '' : JSON.stringify(material)
    if (said !== '' && said === before) runs.at(-1)?.push(question)
    else runs.push([question])
    before = said
  }
  return runs
}
