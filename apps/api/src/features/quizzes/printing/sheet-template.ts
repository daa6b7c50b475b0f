import { workbookFile } from '@lianbing/bank-formats/workbook'
import type { Language } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { organisationScope, type Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findAllSitters, getSitting } from './entry-queries.ts'
import { findForms } from './form-queries.ts'
import { templateName, templateSheets } from './template-sheets.ts'

/** A sheet holds at most so many people when it is imported. */
const mostPeople = 2_000

/** A workbook to fill in, with the people of an organisation. */
export const sheetTemplate = async (
  db: Db,
  principal: Principal,
  {
    sittingId,
    organisationId,
    language = 'zh-CN',
  }: { sittingId: string; organisationId?: number | undefined; language?: Language | undefined },
) => {
  const { quizId } = await getSitting(db, sittingId)
  const quizScope = await getQuizInReach(db, principal, quizId)
  const scope = await organisationScope(db, principal, ['admin'], organisationId ?? quizScope.organisationId)
  const people = await findAllSitters(db, scope.path.startsWith(quizScope.path) ? scope : quizScope, mostPeople)
  const letters = [...new Set((await findForms(db, quizScope, quizId)).map(({ form }) => form.letter))]
  return { bytes: workbookFile(templateSheets(language, people, letters)), fileName: templateName(language) }
}
