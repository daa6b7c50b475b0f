import type { ImportSummary } from './import-queries.ts'

const nothingYet = { questions: 0, rejected: 0, known: 0, conflicts: 0, byType: {} }

/** An import as the office sees it. */
export const importView = (row: ImportSummary) => ({
  importId: row.id,
  fileName: row.fileName,
  answersName: row.answersName,
  bytes: row.bytes,
  tradeCode: row.tradeCode,
  state: row.state,
  format: row.format,
  layout: row.layout,
  layoutReason: row.layoutReason,
  alternatives: row.alternatives ?? [],
  refusal: row.refusal,
  counts: { ...nothingYet, ...row.counts },
  createdAt: row.createdAt.toISOString(),
})
