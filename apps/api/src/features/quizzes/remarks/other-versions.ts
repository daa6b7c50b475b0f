import { isDeepStrictEqual } from 'node:util'
import type { QuestionVersion } from '@lianbing/contract'
import type { Marking } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import type { OtherVersion } from '../../../db/schema/quiz-remarks.ts'
import type { BankScope } from '../../../http/session.ts'
import { findVersions } from '../../banks/question-queries.ts'
import { findKeyRows, findVersionRows } from '../../banks/review/history-queries.ts'
import type { RemarkRow } from './remark-queries.ts'

type OfVersion = Pick<OtherVersion, 'questionVersionId' | 'replacedVersion' | 'keyVersion'>

/** The version that somebody has mended, and those that are taken along. */
export const mended = (remark: Pick<RemarkRow, 'others' | keyof OfVersion>): OfVersion[] => [
  remark,
  ...remark.others.filter(({ taken }) => taken),
]

export const mendedVersions = (remark: Parameters<typeof mended>[0]): string[] =>
  mended(remark).map(({ questionVersionId }) => questionVersionId)

const markingOf = ({ key, also, treatment }: Marking) => [key, also ?? [], treatment ?? 'key']
const askedOf = ({ type, options, targets, blanks, unit }: QuestionVersion) => [type, options, targets, blanks, unit]
const stemOf = ({ material, stem }: QuestionVersion) => [material, stem]

type Wanted = Required<Marking> & { questionId: string; questionVersionId: string }

/**
 * What becomes of the other published versions of a question whose key is mended: the same text with a key that has been
 * found wrong here is mended alike; so is what differs but for its options, where the caller says so. The rest is left.
 */
export const otherVersions = async (
  tx: Tx,
  scope: BankScope,
  { questionId, questionVersionId, ...marking }: Wanted,
  takes: readonly number[],
): Promise<OtherVersion[]> => {
  const rows = (await findVersionRows(tx, scope, questionId)).filter(({ state }) => state === 'published')
  if (rows.length < 2) return []
  const ids = rows.map(({ versionId }) => versionId)
  const [versions, keys] = [await findVersions(tx, ids), await findKeyRows(tx, scope, ids)]
  const own = versions.get(questionVersionId)
  const known = [marking, ...keys.filter(({ versionId }) => versionId === questionVersionId)].map(markingOf)
  return rows.flatMap(({ versionId, version }): OtherVersion[] => {
    const text = versions.get(versionId)
    // The newest first.
    const stands = keys.find((key) => key.versionId === versionId)
    if (versionId === questionVersionId || own === undefined || text === undefined || stands === undefined) return []
    const differs = !isDeepStrictEqual(askedOf(text), askedOf(own))
      ? 'options'
      : !known.some((one) => isDeepStrictEqual(one, markingOf(stands)))
        ? 'key'
        : isDeepStrictEqual(stemOf(text), stemOf(own))
          ? null
          : 'stem'
    const taken = differs === null || (differs === 'stem' && takes.includes(version))
    const isMended = isDeepStrictEqual(markingOf(stands), markingOf(marking))
    return [
      {
        questionVersionId: versionId,
        version,
        taken,
        differs,
        replacedVersion: stands.version,
        keyVersion: isMended ? stands.version : null,
        asked: 0,
        changed: 0,
      },
    ]
  })
}
