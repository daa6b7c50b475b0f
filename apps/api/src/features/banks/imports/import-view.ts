import type { ImportCounts } from '../../../db/schema/bank-imports.ts'
import { findProgress } from './import-progress.ts'
import type { ImportSummary } from './import-queries.ts'

/** Also what an import has nothing of that was read before there were such counts. */
const nothingYet: ImportCounts = {
  questions: 0,
  rejected: 0,
  known: 0,
  conflicts: 0,
  changed: 0,
  replacing: 0,
  near: 0,
  warned: 0,
  dropped: 0,
  edited: 0,
  lost: 0,
  added: 0,
  byType: {},
}

/** An import as the office sees it. */
export const importView = (row: ImportSummary) => ({
  importId: row.id,
  batchId: row.batchId,
  fileName: row.fileName,
  answersName: row.answersName,
  bytes: row.bytes,
  tradeCode: row.tradeCode,
  level: row.level,
  source: row.source,
  licence: row.licence,
  state: row.state,
  progress: findProgress(row.id) ?? (row.state === 'reading' ? { stage: 'waiting', share: null } : null),
  format: row.format,
  layout: row.layout,
  layoutReason: row.layoutReason,
  alternatives: row.alternatives ?? [],
  replacements: row.replacements,
  refusal: row.refusal,
  counts: { ...nothingYet, ...row.counts },
  createdAt: row.createdAt.toISOString(),
  committedAt: row.committedAt?.toISOString() ?? null,
  rolledBackAt: row.rolledBackAt?.toISOString() ?? null,
})
