import { type banks, contentText } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { pageOf, pageSize, readCursor } from './page.ts'
import { type After, findQuestions, type QuestionRow, type Sort, type Total } from './search-queries.ts'
import { searchWords } from './search-text.ts'

type Search = banks.QuestionFilter & { sort?: Sort | undefined; cursor?: string | undefined }

const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
const cursors: Record<Sort, { read: z.ZodType<After, string>; write: (row: QuestionRow) => string }> = {
  position: { read: number.transform((position) => ({ position })), write: (row) => String(row.position) },
  newest: { read: z.uuid().transform((id) => ({ id })), write: (row) => row.id },
  reports: {
    read: z
      .string()
      .transform((text) => text.split('-'))
      .pipe(z.tuple([number, number]))
      .transform(([reports, position]) => ({ reports, position })),
    write: (row) => `${row.reports}-${row.position}`,
  },
}

/** The cursor carries what the first page has counted, so that no other page counts again. */
const counted = z
  .string()
  .regex(/^\d{1,9}\+?$/)
  .transform((text): Total => ({ total: Number.parseInt(text, 10), isCapped: text.endsWith('+') }))
const cursorOf = (read: z.ZodType<After, string>) =>
  z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([counted, read]))

/** The words of a filter, as the bank's texts are compared. */
export const wordsOf = ({ search = '', ...rest }: banks.QuestionFilter) => ({ ...rest, words: searchWords(search) })

export const searchQuestions = async (db: Db, scope: BankScope, { cursor, sort = 'position', ...filter }: Search) => {
  const { read, write } = cursors[sort]
  const [known, after] = readCursor(cursorOf(read), cursor) ?? []
  const found = await findQuestions(db, scope, wordsOf(filter), { sort, after, limit: pageSize + 1 }, known)
  const { rows, total, isCapped } = found
  const view = ({ id: _, position: __, reports: ___, stem, ...row }: QuestionRow) => ({
    ...row,
    stemText: contentText(stem),
  })
  const page = pageOf(rows, view, (row) => `${total}${isCapped ? '+' : ''}~${write(row)}`)
  return { ...page, total, totalIsCapped: isCapped }
}
