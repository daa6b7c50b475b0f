import {
  type PrintedPaper,
  type PrintedPart,
  type PrintFormat,
  type PrintKind,
  printInChild,
} from '@lianbing/bank-formats/print-in-child'
import { picturesOf } from '@lianbing/bank-formats/written'
import type { ReviewedQuestion } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { Principal } from '../../../http/session.ts'
import { createTurns } from '../../accounts/turns.ts'
import { findKeys, findVersions } from '../../banks/question-queries.ts'
import { reviewedView } from '../../banks/question-views.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { type FormRow, findPicturesToPrint, getFormQuiz, getFormToPrint } from './form-queries.ts'
import { levelWords, printNames } from './print-names.ts'

/** A process takes a core for a moment. */
const inTurn = createTurns(1, 10)

/** The slot with its options named by letters in the order shown, as on paper. */
const lettered = ({ options, targets }: AttemptSlot) => {
  const named = (pairs: AttemptSlot['options']) =>
    pairs.map(([, own], place): [string, string] => [String.fromCharCode(65 + place), own])
  return { options: named(options), targets: named(targets) }
}

const printedQuestions = async (db: Db, paper: readonly AttemptSlot[]) => {
  const ids = paper.map((slot) => slot.questionVersionId)
  const [versions, keys] = [await findVersions(db, ids), await findKeys(db, ids)]
  return paper.map((slot, place) => {
    const version = versions.get(slot.questionVersionId)
    const key = keys.get(slot.questionVersionId)
    if (version === undefined || key === undefined) throw new Error(`The version ${slot.questionVersionId} is gone.`)
    const question: ReviewedQuestion = reviewedView(version, lettered(slot), key)
    return { number: place + 1, maximum: slot.maximum, question }
  })
}

const partsOf = (questions: PrintedPart['questions'], { parts }: FormRow): PrintedPart[] => {
  let at = 0
  return parts.map(({ kind, title, count }) => {
    const taken = questions.slice(at, at + count)
    at += count
    return { kind, title, questions: taken }
  })
}

const toPrint = async (db: Db, row: Awaited<ReturnType<typeof getFormToPrint>>): Promise<PrintedPaper> => {
  const { form, version, organisation, tradeNames, letters } = row
  const { language } = version
  const questions = await printedQuestions(db, form.paper)
  const levels = new Set(version.blueprint.sections.map(({ level }) => level))
  const [level] = levels.size === 1 ? levels : [null]
  return {
    language,
    title: version.title,
    organisation,
    trade: tradeNames[language],
    level: level === null || level === undefined ? null : (levelWords[language][level - 1] ?? null),
    minutes: Math.round(version.timeLimitSeconds / 60),
    passScore: version.passScore,
    maximum: form.paper.reduce((sum, slot) => sum + slot.maximum, 0),
    letter: form.letter,
    letters,
    madeAt: form.createdAt.toISOString(),
    parts: partsOf(questions, form),
  }
}

const picturesFor = async (db: Db, paper: PrintedPaper) => {
  const hashes = paper.parts.flatMap(({ questions }) => questions.flatMap(({ question }) => picturesOf(question)))
  if (hashes.length === 0) return new Map()
  const found = await findPicturesToPrint(db, [...new Set(hashes)])
  return new Map(found.map(({ hash, ...picture }) => [hash, picture]))
}

/** A form, its key sheet or its answer sheet as a file; the same each time, but for keys that were mended since. */
export const printForm = async (
  db: Db,
  principal: Principal,
  { formId, kind, format, printScript }: { formId: string; kind: PrintKind; format: PrintFormat; printScript: string },
) => {
  const scope = await getQuizInReach(db, principal, await getFormQuiz(db, formId))
  const paper = await toPrint(db, await getFormToPrint(db, scope, formId))
  const pictures = await picturesFor(db, paper)
  const bytes = await inTurn(() => printInChild({ paper, kind, format, pictures }, { childScript: printScript }))
  return { bytes, fileName: `${paper.title} ${printNames[paper.language][kind]} ${paper.letter}.${format}` }
}
