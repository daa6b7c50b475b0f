import { isAnswered, packSheet, type Response, type SheetCell, toOwn } from '@lianbing/scoring'
import type { SheetRow, SheetSource, VersionShape } from './sheet-queries.ts'

/** Which options an answer takes, as bits in the order of the question's own options. */
const choiceBitsOf = ({ options }: VersionShape, own: Response): number => {
  if ('truth' in own) return own.truth ? 1 : 2
  const ids = 'choice' in own ? [own.choice] : 'choices' in own ? own.choices : []
  return ids.reduce((bits, id) => {
    const place = options.indexOf(id)
    return place < 0 ? bits : bits | (1 << place)
  }, 0)
}

/** What the analysis needs of a closed attempt. One that does not count is only noted, so that nobody looks again. */
export const makeSheet = (source: SheetSource, shapes: ReadonlyMap<string, VersionShape>): SheetRow => {
  const { attemptId, resultVersion, quizId, quizVersionId, score, maximum } = source
  const counts = source.first && !source.voided && source.paper.length > 0 && score !== null && maximum > 0
  const answers = new Map(source.answers.map(([slot, response, elapsedMs]) => [slot, { response, elapsedMs }]))
  const cells = source.paper.flatMap((slot, index): SheetCell[] => {
    const shape = shapes.get(slot.questionVersionId)
    const result = source.slots[index]
    if (shape === undefined || result === undefined) return []
    const answer = answers.get(index)
    const answered = answer !== undefined && isAnswered(answer.response)
    return [
      {
        position: shape.position,
        version: shape.version,
        chosen: answered ? choiceBitsOf(shape, toOwn(slot, answer.response)) : 0,
        answered,
        score: result.score,
        maximum: result.mark === 'dropped' ? 0 : slot.maximum,
        seconds: answered ? Math.round(answer.elapsedMs / 1_000) : 0,
      },
    ]
  })
  const bytes = counts ? Buffer.from(packSheet(cells)).toString('hex') : ''
  return { attemptId, resultVersion, quizId, quizVersionId, counts, score, maximum, cells: bytes }
}
