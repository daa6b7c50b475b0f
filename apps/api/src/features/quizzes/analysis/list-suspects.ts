import { contentText } from '@lianbing/contract'
import { deadOptions, favouredWrong, rightOptions } from '@lianbing/scoring'
import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { bankScope, type Principal } from '../../../http/session.ts'
import { pageSize, readCursor } from '../../banks/page.ts'
import { findSuspects, isReported, type SuspectFilter, type SuspectRow } from './suspect-queries.ts'

/** What people chose, in words: which wrong options drew them, which drew nobody, and how many were right. */
const evidenceOf = ({ choices, options, n, facility, suspicions, ...marking }: SuspectRow) => {
  const right = rightOptions(marking)
  if (choices === null || right === undefined || !n) return { favoured: [], dead: [], rightShare: null }
  const counts = Object.entries(choices.options).map(([id, fifths]) => ({
    id,
    count: fifths.reduce((sum, count) => sum + count, 0),
  }))
  const shown = (ids: readonly string[]) =>
    ids.map((id) => {
      const option = options.find((one) => one.id === id)
      const count = counts.find((one) => one.id === id)?.count ?? 0
      return { text: option === undefined ? id : contentText(option.content), share: count / n }
    })
  const of = (kind: 'wrong-favoured' | 'dead-options', ids: () => string[]) =>
    suspicions?.includes(kind) ? shown(ids()) : []
  const best = Math.max(0, ...counts.filter(({ id }) => right.includes(id)).map(({ count }) => count))
  return {
    favoured: of('wrong-favoured', () => favouredWrong(counts, right, n)),
    dead: of('dead-options', () => deadOptions(counts, right, n, facility ?? 0)),
    rightShare: best / n,
  }
}

const suspectView = (row: SuspectRow) => ({
  versionId: row.versionId,
  questionId: row.questionId,
  version: row.version,
  type: row.type,
  stemText: contentText(row.stem),
  tradeCode: row.tradeCode,
  n: row.n ?? 0,
  facility: row.facility,
  discrimination: row.discrimination,
  medianSeconds: row.medianSeconds,
  suspicions: [...(row.suspicions ?? []), ...(isReported(row.reports) ? (['reports'] as const) : [])],
  quiz: row.quizId === null ? null : { quizId: row.quizId, title: row.title ?? '' },
  openReports: row.reports,
  ...evidenceOf(row),
})

export const listSuspects = async (
  db: Db,
  principal: Principal,
  { cursor, ...filter }: SuspectFilter & { cursor?: string | undefined },
) => {
  const offset = readCursor(z.coerce.number().int().min(0).max(1_000_000), cursor) ?? 0
  const rows = await findSuspects(db, bankScope(principal), filter, { offset, limit: pageSize + 1 })
  return {
    items: rows.slice(0, pageSize).map(suspectView),
    nextCursor: rows.length > pageSize ? String(offset + pageSize) : null,
    total: rows[0]?.total ?? 0,
  }
}
