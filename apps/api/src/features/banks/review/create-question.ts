import { type banks, type Language, ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import { tradeExists } from '../../trades/queries.ts'
import { touchBank } from '../draft-queries.ts'
import { insertEvent } from '../event-queries.ts'
import { textMarks } from '../text-marks.ts'
import { checkDraft } from './check-text.ts'
import { getWaiting } from './get-waiting.ts'
import { findBank, insertDraft } from './waiting-queries.ts'
import { settled } from './written-question.ts'

/** The bank of a trade that nobody imported: what its experts write themselves. */
const ownBanks: Record<Language, string> = { 'zh-CN': '自编题库', en: 'Own questions' }

type NewQuestion = { bankId: string | null; tradeCode: string; text: banks.QuestionText }

const bankFor = async (tx: Tx, scope: BankScope, { bankId, tradeCode, text: { language } }: NewQuestion) => {
  if (bankId === null)
    return touchBank(tx, { name: ownBanks[language], tradeCode, language, source: null, licence: null })
  const bank = await findBank(tx, scope, bankId)
  if (bank === undefined || bank.tradeCode !== tradeCode) throw new ProblemError('bank.unknown')
  return bankId
}

/** Begins a question as a draft; it need not be complete yet. */
export const createQuestion = async (db: Db, scope: BankScope, wanted: NewQuestion) => {
  const { tradeCode } = wanted
  const mayWrite = scope.trades === null || scope.trades.includes(tradeCode)
  if (!mayWrite || !(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  const text = settled(wanted.text)
  const questionId = uuidV7()
  await withTx(db, async (tx) => {
    await checkDraft(tx, text)
    const bankId = await bankFor(tx, scope, wanted)
    // No file's question is kept out by what nobody has reviewed yet.
    const draft = { questionId, bankId, tradeCode, personId: scope.personId, fingerprint: `draft:${questionId}` }
    await insertDraft(tx, draft, text, textMarks(text))
    await insertEvent(tx, { questionId, version: 1, act: 'created', actorId: scope.personId })
  })
  return getWaiting(db, scope, questionId)
}
