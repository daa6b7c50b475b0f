import { contentText } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { pageOf, pageSize, readCursor } from './page.ts'
import { countQuestions, findQuestions, type QuestionFilter } from './queries.ts'
import { searchWords } from './search-text.ts'

type Search = Omit<QuestionFilter, 'words'> & { search?: string | undefined; cursor?: string | undefined }

const position = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

export const searchQuestions = async (db: Db, scope: BankScope, { search = '', cursor, ...rest }: Search) => {
  const filter = { ...rest, words: searchWords(search) }
  const rows = await findQuestions(db, scope, filter, pageSize + 1, readCursor(position, cursor))
  const page = pageOf(
    rows,
    ({ position: _, stem, ...row }) => ({ ...row, stemText: contentText(stem) }),
    (row) => String(row.position),
  )
  return { ...page, total: await countQuestions(db, scope, filter) }
}
