import {
  choiceBits,
  createItemAnalysis,
  fewestAnswers,
  type ItemFigures,
  itemOf,
  type PaperFigures,
  positionOf,
  rightOptions,
  suspicionsOf,
  suspicionWeight,
} from '@lianbing/scoring'
import { type Db, withTx } from '../../../db/client.ts'
import { getQuizVersion, type QuizRules } from '../quiz-queries.ts'
import {
  type AskedVersion,
  type Claim,
  claimQuiz,
  type FigureRow,
  findAsked,
  findShares,
  findSheets,
  finishAnalysis,
  releaseQuiz,
  storeFigures,
} from './analysis-queries.ts'

/** So many sheets of a hundred questions keep this process from anything else for some ten milliseconds. */
const sheetsAtOnce = 250
const sharesAtOnce = 20_000
const itemsAtOnce = 500
const first = '00000000-0000-0000-0000-000000000000'

/** What has options to count: by their own ids, in the order of the sheet's bits. */
const optionIds = ({ type, options }: AskedVersion): readonly string[] | undefined => {
  if (type === 'true-false') return ['true', 'false']
  return type === 'single-choice' || type === 'multiple-choice' ? options.slice(0, choiceBits) : undefined
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** The figures of a question as they are kept; where few were asked only how many. */
const rowOf = (figures: ItemFigures, asked: AskedVersion): FigureRow => {
  const { n, facility, discrimination, exposure, sizes, unanswered } = figures
  const bare = { questionVersionId: asked.id, n, exposure }
  if (n < fewestAnswers)
    return {
      ...bare,
      facility: null,
      discrimination: null,
      medianSeconds: null,
      choices: null,
      suspicions: [],
      weight: 0,
    }
  const ids = optionIds(asked)
  const options = (ids ?? []).map((id, place) => ({ id, counts: figures.chosen[place] ?? [] }))
  const right = ids === undefined ? undefined : rightOptions(asked)
  const totals = options.map(({ id, counts }) => ({ id, count: sum(counts) }))
  const suspicions = suspicionsOf({ n, facility, discrimination }, totals, right)
  const byId = Object.fromEntries(options.map(({ id, counts }) => [id, counts]))
  return {
    ...bare,
    facility,
    discrimination,
    medianSeconds: figures.medianSeconds === null ? null : Math.round(figures.medianSeconds),
    choices: ids === undefined ? null : { options: byId, sizes, unanswered },
    suspicions,
    weight: suspicionWeight(suspicions, discrimination),
  }
}

const paperOf = ({ n, ...figures }: PaperFigures, { version, maximum }: QuizRules) =>
  n < fewestAnswers ? { version, maximum, n } : { version, maximum, n, ...figures }

/** Reads all sheets of a quiz twice: the scores for the fifths, then the cells. */
const computeFigures = async (db: Db, quizId: string, signal?: AbortSignal) => {
  const shares: number[] = []
  const versions = new Map<string, number>()
  for (let after = first; ; ) {
    const rows = await findShares(db, quizId, after, sharesAtOnce)
    for (const { share, quizVersionId } of rows) {
      shares.push(share)
      if (!versions.has(quizVersionId)) versions.set(quizVersionId, versions.size)
    }
    after = rows.at(-1)?.attemptId ?? first
    if (rows.length < sharesAtOnce) break
  }
  const rules: QuizRules[] = []
  for (const id of versions.keys()) rules.push(await getQuizVersion(db, id))
  const analysis = createItemAnalysis(
    Float64Array.from(shares),
    rules.map(({ blueprint }) => blueprint.sections.map(({ count }) => count)),
  )
  let attempts = 0
  for (let after = first; ; ) {
    signal?.throwIfAborted()
    const sheets = await findSheets(db, quizId, after, sheetsAtOnce)
    for (const { quizVersionId, score, maximum, cells } of sheets) {
      const place = versions.get(quizVersionId)
      // Written since the scores were read: the next computation takes it in.
      if (place === undefined) continue
      attempts++
      const view = new DataView(cells.buffer, cells.byteOffset, cells.byteLength)
      analysis.add({ rules: place, score, maximum, cells: view })
    }
    after = sheets.at(-1)?.attemptId ?? first
    if (sheets.length < sheetsAtOnce) break
  }
  const papers = analysis.papers().flatMap((paper, place) => {
    const of = rules[place]
    return of === undefined ? [] : [paperOf(paper, of)]
  })
  return { items: analysis.items(), papers: papers.sort((a, b) => b.version - a.version), attempts }
}

const figureRows = async (db: Db, items: readonly ItemFigures[]): Promise<FigureRow[]> => {
  const rows: FigureRow[] = []
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const part = items.slice(from, from + itemsAtOnce)
    const asked = await findAsked(
      db,
      part.map(({ item }) => positionOf(item)),
    )
    const byItem = new Map(asked.map((version) => [itemOf(version.position, version.version), version]))
    for (const figures of part) {
      const version = byItem.get(figures.item)
      if (version !== undefined) rows.push(rowOf(figures, version))
    }
  }
  return rows
}

const analyseClaimed = async (db: Db, claim: Claim, signal?: AbortSignal): Promise<void> => {
  const begin = performance.now()
  const { items, papers, attempts } = await computeFigures(db, claim.quizId, signal)
  const rows = await figureRows(db, items)
  const tookMs = Math.round(performance.now() - begin)
  await withTx(db, async (tx) => {
    for (let from = 0; from < rows.length; from += itemsAtOnce)
      await storeFigures(tx, claim, rows.slice(from, from + itemsAtOnce))
    await finishAnalysis(tx, claim, { attempts, papers, tookMs })
  })
}

/** Makes the figures of quizzes whose sheets have changed; hands back how many. */
export const analyseQuizzes = async (db: Db, signal?: AbortSignal): Promise<number> => {
  let quizzes = 0
  for (let claim = await claimQuiz(db); claim !== undefined; claim = await claimQuiz(db)) {
    const { quizId } = claim
    await analyseClaimed(db, claim, signal).catch(async (error: unknown) => {
      // One that fails stays claimed for a while and holds up no other; one that was only cut short is free at once.
      if (signal?.aborted === true) await releaseQuiz(db, quizId)
      throw error
    })
    quizzes++
    if (signal?.aborted === true) break
  }
  return quizzes
}
