import type { Content, Language, Option, QuestionVersion, ReviewedQuestion } from '@lianbing/contract'
import type { Key, QuestionType, Treatment } from '@lianbing/scoring'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { outdatedOf, today } from './draw-queries.ts'

/** A version as a bank keeps it, without its key; `position` is the question's place in sequential practice. */
export type StoredVersion = QuestionVersion & { versionId: string; questionId: string; position: number }

const versionsStatement = {
  name: 'question versions',
  text: `select v.id, v.question_id, q.position::float8 as position, v.type, v.language, v.material, v.stem, v.options, v.targets,
           v.blanks, v.unit, v.level, v.difficulty, v.exam_point, v.source, v.source_detail, v.licence, v.author, v.reviewer, v.standard, v.edition,
           v.valid_from::text, v.valid_until::text
         from question_version v join question q on q.id = v.question_id where v.id = any($1::uuid[])`,
}

/** The versions of these ids, by id; an id that is unknown is left out. Never the key. */
export const findVersions = async (db: Db | Tx, ids: readonly string[]): Promise<Map<string, StoredVersion>> => {
  const rows = await runNamed<{
    id: string
    question_id: string
    position: number
    type: QuestionType
    language: Language
    material: Content
    stem: Content
    options: Option[]
    targets: Option[]
    blanks: number | null
    unit: string | null
    level: number | null
    difficulty: number | null
    exam_point: string | null
    source: string | null
    source_detail: string | null
    licence: string | null
    author: string | null
    reviewer: string | null
    standard: string | null
    edition: string | null
    valid_from: string | null
    valid_until: string | null
  }>(db, versionsStatement, [ids])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        versionId: row.id,
        questionId: row.question_id,
        position: row.position,
        type: row.type,
        language: row.language,
        material: row.material,
        stem: row.stem,
        options: row.options,
        targets: row.targets,
        ...(row.blanks === null ? {} : { blanks: row.blanks }),
        ...(row.unit === null ? {} : { unit: row.unit }),
        level: row.level,
        difficulty: row.difficulty,
        examPoint: row.exam_point,
        source: row.source,
        sourceDetail: row.source_detail,
        licence: row.licence,
        author: row.author,
        reviewer: row.reviewer,
        standard: row.standard,
        edition: row.edition,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
      },
    ]),
  )
}

/** `stale`: what makes the key doubtful today, its standard or its own date. */
export type StoredKey = {
  version: number
  key: Key
  also: Key[]
  treatment: Treatment
  explanation: Content
  stale: ReviewedQuestion['stale']
}

const keysStatement = {
  name: 'question keys',
  text: `select distinct on (k.question_version_id) k.question_version_id as id, k.version, k.key, k.also, k.treatment,
           k.explanation,
           case when v.standard is not null and exists (${outdatedOf('v')}) then 'standard'
             when v.valid_until < ${today} then 'expired' end as stale
         from question_key k join question_version v on v.id = k.question_version_id
         where k.question_version_id = any($1::uuid[])
         order by k.question_version_id, k.version desc`,
}

/** The newest key of each of these versions, by version id. */
export const findKeys = async (db: Db | Tx, versionIds: readonly string[]): Promise<Map<string, StoredKey>> => {
  const rows = await runNamed<StoredKey & { id: string }>(db, keysStatement, [versionIds])
  return new Map(rows.map(({ id, ...key }) => [id, key]))
}
