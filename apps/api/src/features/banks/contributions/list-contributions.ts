import { type banks, contentText } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { type Figures, figuresOf, findFigures } from '../figure-queries.ts'
import { pageOf, pageSize } from '../page.ts'
import { readText } from '../review/lock-waiting.ts'
import { revisionOf } from '../review/revision-of.ts'
import { type ContributionRow, findContributions } from './contribution-queries.ts'
import { contributionForm, contributionText } from './contribution-text.ts'

type State = 'review' | 'returned' | 'refused' | 'published' | 'retired'

const stateOf = ({ questionState, act }: ContributionRow): State => {
  if (questionState === 'published' || questionState === 'retired') return questionState
  if (questionState === 'withdrawn') return 'refused'
  return act === 'returned' ? 'returned' : 'review'
}

/** The form to change it with, where that loses nothing of what somebody may have added since. */
const formOf = async (db: Db, { versionId, tradeCode }: ContributionRow): Promise<banks.Contribution | null> => {
  const text = await readText(db, versionId)
  const form = contributionForm(tradeCode, text)
  return form !== undefined && revisionOf(contributionText(form)) === revisionOf(text) ? form : null
}

const view = async (db: Db, row: ContributionRow, figures: Figures) => {
  const state = stateOf(row)
  const answers = row.versionIds.map((versionId) => figuresOf(figures, versionId).answered)
  return {
    contributionId: row.questionId,
    tradeCode: row.tradeCode,
    type: row.type,
    stemText: contentText(row.stem),
    state,
    reason: (state === 'returned' || state === 'refused' ? row.reason : null) ?? '',
    answered: answers.reduce((sum, answered) => sum + answered, 0),
    createdAt: row.createdAt.toISOString(),
    form: state === 'returned' ? await formOf(db, row) : null,
  }
}

/** What I contributed, and what became of it. */
export const listContributions = async (db: Db, personId: string, cursor: string | undefined) => {
  const rows = await findContributions(db, personId, pageSize + 1, cursor)
  const published = rows.filter(({ questionState }) => questionState === 'published' || questionState === 'retired')
  const trades = new Set(published.map(({ tradeCode }) => tradeCode))
  const figures = await findFigures(
    db,
    [...trades],
    published.flatMap(({ versionIds }) => versionIds),
  )
  const page = pageOf(
    rows,
    (row) => row,
    (row) => row.questionId,
  )
  const items = []
  for (const row of page.items) items.push(await view(db, row, figures))
  return { ...page, items }
}
