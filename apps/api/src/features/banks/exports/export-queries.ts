import type { QuestionDraft } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { type Db, runNamed } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { matching, type QuestionFilter, searched } from '../filter-queries.ts'

/** These questions, or all that a filter finds. */
export type ExportSelection = { questionIds: readonly string[] } | { filter: QuestionFilter }
type Wanted = { selection: ExportSelection; after: number; limit: number }

/** Ids of the questions to write, in the order of the bank, after a position; drafts are nobody else's business. */
export const findExported = async (db: Db, scope: BankScope, { selection, after, limit }: Wanted) => {
  const byIds = 'questionIds' in selection
  const { where, needsVersion } = matching(scope, byIds ? { words: [] } : selection.filter)
  const chosen = byIds ? sql`and question.id = any(${sql.param(selection.questionIds)}::uuid[])` : sql``
  const { rows } = await db.execute<{ id: string; position: number }>(sql`
    select question.id, question.position::float8 as position from ${searched(needsVersion)}
    where ${where} ${chosen} and question.state in ('published', 'retired') and question.position > ${after}::bigint
    order by question.position limit ${limit}`)
  return rows
}

export type ExportedRow = {
  questionId: string
  state: 'published' | 'retired'
  versionId: string
  version: number
  keyVersion: number
  keyReason: string
  also: Key[]
  treatment: Treatment
  draft: QuestionDraft
}

const statement = {
  name: 'exported questions',
  text: `select q.id as "questionId", q.state, v.id as "versionId", v.version, k.version as "keyVersion", k.reason as "keyReason", k.also, k.treatment,
           json_build_object('type', v.type, 'language', v.language, 'material', v.material, 'stem', v.stem,
             'options', v.options, 'targets', v.targets, 'blanks', v.blanks, 'unit', v.unit, 'level', v.level,
             'difficulty', v.difficulty, 'examPoint', coalesce(v.exam_point, p.name), 'source', coalesce(v.source, b.source),
             'sourceDetail', v.source_detail, 'licence', coalesce(v.licence, b.licence), 'author', v.author,
             'reviewer', v.reviewer, 'standard', v.standard, 'edition', v.edition, 'validFrom', v.valid_from,
             'validUntil', v.valid_until, 'group', q.group_id, 'key', k.key, 'explanation', k.explanation) as draft
         from question q
         join bank b on b.id = q.bank_id
         left join exam_point p on p.id = q.exam_point_id
         join question_version v on v.question_id = q.id and v.state = 'published'
         join question_key k on k.question_version_id = v.id
         where q.id = any($1::uuid[])
         order by q.position, v.version, k.version`,
}

/** Every published version of these questions with each of its keys, oldest first. */
export const findExportedRows = (db: Db, _scope: BankScope, ids: readonly string[]): Promise<ExportedRow[]> =>
  runNamed<ExportedRow>(db, statement, [ids])

const picturesStatement = {
  name: 'exported picture',
  text: 'select type, bytes, width, height from media where hash = $1',
}

type StoredPicture = { type: 'image/png' | 'image/jpeg' | 'image/webp'; bytes: Buffer; width: number; height: number }

export const findExportedPicture = async (
  db: Db,
  _scope: BankScope,
  hash: string,
): Promise<StoredPicture | undefined> => (await runNamed<StoredPicture>(db, picturesStatement, [hash]))[0]
