import { type Language, ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import type { Upload } from '../../../http/upload.ts'
import { tradeExists } from '../../trades/queries.ts'
import { insertImport, isOpenBatch } from './import-queries.ts'
import { importView } from './import-view.ts'

type Fields = {
  tradeCode: string
  level?: number | undefined
  language?: Language | undefined
  source?: string | undefined
  licence?: string | undefined
  batchId?: string | undefined
}

/** Keeps the file and, where it came along, the one that holds the answers; reading it goes on in the background. */
export const uploadBank = async (db: Db, scope: BankScope, fields: Fields, { fileName, bytes, second }: Upload) => {
  if (!(await tradeExists(db, fields.tradeCode))) throw new ProblemError('trade.unknown')
  const { tradeCode, level = null, language = null, source = null, licence = null, batchId = uuidV7() } = fields
  if (!(await isOpenBatch(db, scope, batchId))) throw new ProblemError('import.not_ready')
  const answers = second ? { answersName: second.fileName, answersBytes: second.bytes } : {}
  const file = { fileName, fileBytes: bytes, bytes: bytes.length, ...answers }
  const state = 'reading' as const
  const said = { tradeCode, level, language, source, licence }
  const row = await insertImport(db, scope, { id: uuidV7(), batchId, ...file, ...said, state })
  return importView(row)
}
