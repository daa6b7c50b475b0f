import { ProblemError } from '@lianbing/contract'
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { media } from '../../../db/schema/banks.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { paperForm, paperSitting } from '../../../db/schema/quiz-printing.ts'
import { quiz, quizVersion } from '../../../db/schema/quizzes.ts'
import { trade } from '../../../db/schema/trades.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export type FormRow = typeof paperForm.$inferSelect

/** All forms of a quiz, those of the newest version first. */
export const findForms = (db: Db | Tx, _scope: OrganisationScope, quizId: string) =>
  db
    .select({ form: paperForm, version: quizVersion.version, maximum: quizVersion.maximum })
    .from(paperForm)
    .innerJoin(quizVersion, eq(quizVersion.id, paperForm.quizVersionId))
    .where(eq(quizVersion.quizId, quizId))
    .orderBy(desc(quizVersion.version), asc(paperForm.letter))

export const insertForms = async (tx: Tx, rows: (typeof paperForm.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(paperForm).values(rows)
}

/** Which quiz a form is of: who may print it hangs on that. */
export const getFormQuiz = async (db: Db, formId: string): Promise<string> => {
  const [row] = await db
    .select({ quizId: quizVersion.quizId })
    .from(paperForm)
    .innerJoin(quizVersion, eq(quizVersion.id, paperForm.quizVersionId))
    .where(eq(paperForm.id, formId))
  if (row === undefined) throw new ProblemError('paper_form.unknown')
  return row.quizId
}

/** A form with all that its title page names. */
export const getFormToPrint = async (db: Db, _scope: OrganisationScope, formId: string) => {
  const [row] = await db
    .select({
      form: paperForm,
      version: quizVersion,
      organisation: organisation.name,
      tradeNames: trade.names,
      letters: sql<string[]>`(select array_agg(f.letter order by f.letter) from paper_form f
        where f.quiz_version_id = ${paperForm.quizVersionId})`,
    })
    .from(paperForm)
    .innerJoin(quizVersion, eq(quizVersion.id, paperForm.quizVersionId))
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .innerJoin(organisation, eq(organisation.id, quiz.organisationId))
    .innerJoin(trade, eq(trade.code, quiz.tradeCode))
    .where(eq(paperForm.id, formId))
  if (row === undefined) throw new ProblemError('paper_form.unknown')
  return row
}

export const findPicturesToPrint = (db: Db, hashes: readonly string[]) =>
  db
    .select({ hash: media.hash, type: media.type, bytes: media.bytes, width: media.width, height: media.height })
    .from(media)
    .where(inArray(media.hash, [...hashes]))

/** The sittings of a quiz, the newest first, each with how many answer sheets count. */
export const findSittings = (db: Db, _scope: OrganisationScope, quizId: string) =>
  db
    .select({
      sittingId: paperSitting.id,
      title: paperSitting.title,
      heldAt: paperSitting.heldAt,
      // Written out: in a statement over one table the names of columns are not qualified.
      entries: sql<number>`(select count(*)::int from paper_entry e join attempt a on a.id = e.attempt_id
        where e.sitting_id = paper_sitting.id and a.voided_at is null)`,
    })
    .from(paperSitting)
    .where(eq(paperSitting.quizId, quizId))
    .orderBy(desc(paperSitting.heldAt), desc(paperSitting.id))
