import type { ItemSuspicion, Marking, QuestionType } from '@lianbing/scoring'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'

/** A computation that a kill has ended is taken up again after this. */
const claimStatement = {
  name: 'claim analysis',
  text: `update quiz_analysis set claimed_until = now() + interval '5 minutes'
         where quiz_id = (select quiz_id from quiz_analysis
                          where changes <> analysed and claimed_until <= now()
                            and (made_at is null or made_at < now() - make_interval(secs => took_ms * 0.02))
                          order by made_at nulls first limit 1 for update skip locked)
         returning quiz_id as "quizId", changes`,
}
export type Claim = { quizId: string; changes: number }

/**
 * A quiz whose figures are out of date, and nobody else's from now on. While attempts go on coming in, its figures are
 * made anew in a twentieth of the time at most.
 */
export const claimQuiz = async (db: Db): Promise<Claim | undefined> =>
  (await runNamed<Claim>(db, claimStatement, []))[0]

const releaseStatement = {
  name: 'release analysis',
  text: 'update quiz_analysis set claimed_until = now() where quiz_id = $1',
}
export const releaseQuiz = async (db: Db, quizId: string): Promise<void> => {
  await runNamed(db, releaseStatement, [quizId])
}

const outdateStatement = {
  name: 'figures of another key',
  text: `update quiz_analysis a set changes = changes + 1
         from (select quiz_id from quiz_analysis where quiz_id in (
                 select quiz_id from item_figure where question_version_id = $1) order by quiz_id for update) f
         where a.quiz_id = f.quiz_id`,
}
/** Where a question has figures, they are made anew: what is suspicious about it hangs on its key. */
export const outdateFigures = async (tx: Tx, questionVersionId: string): Promise<void> => {
  await runNamed(tx, outdateStatement, [questionVersionId])
}

const sharesStatement = {
  name: 'shares of sheets',
  text: `select attempt_id as "attemptId", score::float8 / maximum as share, quiz_version_id as "quizVersionId"
         from attempt_sheet where quiz_id = $1 and attempt_id > $2 and counts order by attempt_id limit $3`,
}
type ShareRow = { attemptId: string; share: number; quizVersionId: string }
export const findShares = (db: Db, quizId: string, after: string, limit: number): Promise<ShareRow[]> =>
  runNamed<ShareRow>(db, sharesStatement, [quizId, after, limit])

const sheetsStatement = {
  name: 'sheets of a quiz',
  text: `select attempt_id as "attemptId", quiz_version_id as "quizVersionId", score, maximum, cells
         from attempt_sheet where quiz_id = $1 and attempt_id > $2 and counts order by attempt_id limit $3`,
}
type SheetToRead = { attemptId: string; quizVersionId: string; score: number; maximum: number; cells: Buffer }
export const findSheets = (db: Db, quizId: string, after: string, limit: number): Promise<SheetToRead[]> =>
  runNamed<SheetToRead>(db, sheetsStatement, [quizId, after, limit])

const askedStatement = {
  name: 'versions by position',
  text: `select v.id, q.position::float8 as position, v.version, v.type,
           array(select o ->> 'id' from jsonb_array_elements(v.options) with ordinality as t(o, n) order by n) as options,
           k.key, k.also, k.treatment
         from unnest($1::bigint[], $2::int[]) as i(position, version)
         join question q on q.position = i.position
         join question_version v on v.question_id = q.id and v.version = i.version
         join lateral (select key, also, treatment from question_key k where k.question_version_id = v.id
                       order by k.version desc limit 1) k on true`,
}
export type AskedVersion = Marking & {
  id: string
  position: number
  version: number
  type: QuestionType
  options: string[]
}
/** What was asked, with what marks it today. */
export const findAsked = (db: Db, items: readonly { position: number; version: number }[]): Promise<AskedVersion[]> =>
  runNamed<AskedVersion>(db, askedStatement, [
    items.map(({ position }) => position),
    items.map(({ version }) => version),
  ])

export type FigureRow = {
  questionVersionId: string
  n: number
  facility: number | null
  discrimination: number | null
  medianSeconds: number | null
  exposure: number
  choices: { options: Record<string, number[]>; sizes: number[]; unanswered: number[] } | null
  suspicions: ItemSuspicion[]
  weight: number
}

const storeStatement = {
  name: 'store_figures',
  text: `insert into item_figure (quiz_id, analysed, question_version_id, n, facility, discrimination, median_seconds, exposure,
           choices, suspicions, weight)
         select $1, $2, "questionVersionId", n, facility, discrimination, "medianSeconds", exposure, choices, suspicions, weight
         from jsonb_to_recordset($3::jsonb) as d("questionVersionId" uuid, n int, facility real, discrimination real,
           "medianSeconds" smallint, exposure real, choices jsonb, suspicions jsonb, weight smallint)
         on conflict (quiz_id, question_version_id) do update set analysed = excluded.analysed, n = excluded.n,
           facility = excluded.facility, discrimination = excluded.discrimination,
           median_seconds = excluded.median_seconds, exposure = excluded.exposure, choices = excluded.choices,
           suspicions = excluded.suspicions, weight = excluded.weight`,
}
export const storeFigures = async (tx: Tx, { quizId, changes }: Claim, rows: readonly FigureRow[]): Promise<void> => {
  await runNamed(tx, storeStatement, [quizId, changes, JSON.stringify(rows)])
}

const finishStatement = {
  name: 'finish analysis',
  text: `with gone as (delete from item_figure where quiz_id = $1 and analysed <> $2)
         update quiz_analysis set analysed = $2, attempts = $3, papers = $4::jsonb, took_ms = $5, made_at = now(),
           claimed_until = now() where quiz_id = $1`,
}
/** The figures are those of this state of the sheets; those of what is no longer asked by anybody go. */
export const finishAnalysis = async (
  tx: Tx,
  { quizId, changes }: Claim,
  { attempts, papers, tookMs }: { attempts: number; papers: readonly object[]; tookMs: number },
): Promise<void> => {
  await runNamed(tx, finishStatement, [quizId, changes, attempts, JSON.stringify(papers), tookMs])
}
