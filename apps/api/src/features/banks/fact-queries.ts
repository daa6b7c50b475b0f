import type { Language } from '@lianbing/contract'
import type { BlueprintPoint, FactUnit, QuestionFacts } from '@lianbing/scoring'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { droppedOf, keptOut, readStamp, today } from './draw-queries.ts'

/** What a blueprint asks of the questions of a trade, in the order of the bank. */
const factsStatement = {
  name: 'question facts',
  text: `select v.id, q.id as "questionId", q.group_id as "groupId", v.type, v.level, v.difficulty, v.source,
           q.exam_point_id as "examPointId", ${droppedOf('v')} as dropped
         from question q join question_version v on v.id = q.current_version_id
         where q.trade_code = $1 and q.state = 'published' and v.language = $2
           and (v.valid_from is null or v.valid_from <= ${today})
           and (v.valid_until is null or v.valid_until >= ${today}) and not ${keptOut('v')}
         order by q.position`,
}

type Row = Omit<QuestionFacts, 'tradeCode' | 'language'> & { groupId: string | null }
type Facts = { stamp: string; units: readonly FactUnit[]; count: number }

/** A case stands where its first question stands. */
const unitsOf = (rows: readonly Row[], tradeCode: string, language: Language): FactUnit[] => {
  const cases = new Map<string, QuestionFacts[]>()
  return rows.flatMap(({ groupId, ...row }): FactUnit[] => {
    const facts = { ...row, tradeCode, language }
    const known = groupId === null ? undefined : cases.get(groupId)
    if (known) known.push(facts)
    else {
      const unit = [facts]
      if (groupId !== null) cases.set(groupId, unit)
      return [unit]
    }
    return []
  })
}

/** An editor asks for the same trade again and again. */
const kept = new Map<string, Facts>()
/** About 300 bytes each: 18 MB at most, two of the largest trades. */
const factsKept = 60_000

const keep = (key: string, facts: Facts) => {
  kept.delete(key)
  kept.set(key, facts)
  let count = [...kept.values()].reduce((sum, one) => sum + one.count, 0)
  for (const [oldest, one] of kept) {
    if (count <= factsKept || oldest === key) break
    kept.delete(oldest)
    count -= one.count
  }
}

/** All questions of a trade and language that may be drawn today. */
export const findFacts = async (db: Db | Tx, tradeCode: string, language: Language): Promise<readonly FactUnit[]> => {
  // The stamp first: what changes between the two statements is read again under its own stamp.
  const stamp = await readStamp(db, tradeCode)
  const key = `${tradeCode} ${language}`
  const known = kept.get(key)
  if (known?.stamp === stamp) return known.units
  const rows = await runNamed<Row>(db, factsStatement, [tradeCode, language])
  const units = unitsOf(rows, tradeCode, language)
  keep(key, { stamp, units, count: rows.length })
  return units
}

const pointsStatement = {
  name: 'blueprint points',
  text: `select id as "examPointId", parent_id as "parentId", weight, importance from exam_point
         where trade_code = any($1) order by position, id`,
}

export const findBlueprintPoints = (db: Db | Tx, tradeCodes: readonly string[]): Promise<BlueprintPoint[]> =>
  runNamed<BlueprintPoint>(db, pointsStatement, [tradeCodes])

const pointStampStatement = {
  name: 'blueprint points stamp',
  text: `select concat_ws(' ', count(*), max(updated_at)) as stamp from exam_point where trade_code = any($1)`,
}

/** Tells one state of the exam points of some trades from every other. */
export const readPointStamp = async (db: Db | Tx, tradeCodes: readonly string[]): Promise<string> => {
  const [row] = await runNamed<{ stamp: string }>(db, pointStampStatement, [tradeCodes])
  return row?.stamp ?? ''
}
