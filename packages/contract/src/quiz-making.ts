import type { Blueprint } from '@lianbing/scoring'
import { z } from 'zod'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { difficulty, language, level, practiceQuestion, questionType, reviewedQuestion } from './question.ts'
import { quizRules } from './quiz-rules.ts'

/** Relative chances; what they add up to does not matter. */
const share = z.int().min(0).max(100)
const section = z.strictObject({
  title: z.string().trim().min(1).max(60).optional(),
  type: questionType,
  tradeCode: z.string().min(1).max(20),
  level: level.nullable(),
  language,
  count: z.int().min(1).max(300),
  /** Hundredths of a mark. */
  maximum: z.int().min(1).max(10_000),
  examPoints: z.array(z.uuid()).min(1).max(50).optional(),
  sources: z.array(z.string().min(1).max(200)).min(1).max(20).optional(),
  difficulty: z.strictObject({ from: difficulty, to: difficulty }).optional(),
  fixed: z.array(z.uuid()).min(1).max(300).optional(),
  byWeights: z.strictObject({ X: share, Y: share, Z: share }).optional(),
})

/** As it stands in an editor: a paper without sections can be kept, and not be published. */
export const blueprint = z.strictObject({
  sections: z.array(section).max(30),
  targetDifficulty: z.int().min(100).max(500).optional(),
  unseenFirst: z.boolean().optional(),
}) satisfies z.ZodType<Blueprint>

/** What is being edited of a quiz; publishing makes a version of it. */
export const quizDraft = z.strictObject({
  /** May be empty until it is published. */
  title: z.string().trim().max(120),
  language,
  blueprint,
  rules: quizRules,
})
export type QuizDraft = z.infer<typeof quizDraft>

export const quizAct = z.enum([
  'created',
  'copied',
  'published',
  'discarded',
  'archived',
  'restored',
  'opening_added',
  'opening_changed',
  'opening_removed',
  'override_added',
  'override_changed',
  'override_removed',
])

/** `unscheduled` is published and has no opening; `archived` stands before all others. */
export const quizState = z.enum(['draft', 'unscheduled', 'scheduled', 'open', 'closed', 'archived'])
const organisation = z.object({ organisationId: z.int(), name: z.string() })
const quizParams = z.object({ quizId: z.uuid() })
const about = {
  quizId: z.uuid(),
  organisation,
  tradeCode: z.string(),
  state: quizState,
  /** It has been changed since it was published, or never was. */
  isChanged: z.boolean(),
  updatedAt: z.iso.datetime(),
}

export const listOfficeQuizzes = endpoint({
  method: 'GET',
  path: '/api/office/quizzes',
  access: ['admin', 'expert'],
  summary: 'The quizzes of an organisation and those below it, newest first; an expert sees those of their trades',
  query: idPageQuery.extend({
    organisationId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    tradeCode: z.string().max(20).optional(),
    /** Absent: all but the archived ones. */
    state: quizState.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  response: pageOf(
    z.object({
      ...about,
      title: z.string(),
      questions: z.int(),
      maximum: z.int(),
      /** Of the opening that is on, else of the next, else of the last. */
      opensAt: z.iso.datetime().nullable(),
      closesAt: z.iso.datetime().nullable(),
      attempts: z.int(),
    }),
  ).extend({
    /** The zone that openings are told in. */
    timeZone: z.string(),
  }),
  problems: ['organisation.unknown', 'role.missing'],
})

const opening = z.object({
  openingId: z.uuid(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime().nullable(),
  /** Papers that shall lie ready, and that do. */
  prepared: z.int(),
  ready: z.int(),
  attempts: z.int(),
})
export const getOfficeQuiz = endpoint({
  method: 'GET',
  path: '/api/office/quizzes/:quizId',
  access: ['admin', 'expert'],
  summary: 'A quiz with what is being edited of it; where nothing is, its newest version',
  params: quizParams,
  response: z.object({
    ...about,
    revision: z.int(),
    draft: quizDraft,
    published: z.object({ version: z.int(), title: z.string(), at: z.iso.datetime() }).nullable(),
    openings: z.array(opening),
    /** The zone that openings are told in. */
    timeZone: z.string(),
    now: z.iso.datetime(),
  }),
  problems: ['quiz.unknown'],
})

const wish = { organisationId: z.int().min(1).max(2_147_483_647), tradeCode: z.string().min(1).max(20) }
const mostDraftBytes = 512 * 1024
export const createQuizDraft = endpoint({
  method: 'POST',
  path: '/api/office/quizzes',
  access: ['admin'],
  summary: 'Begin a quiz, which nobody but the office sees until it is published',
  maximumBodyBytes: mostDraftBytes,
  body: z.strictObject({ ...wish, draft: quizDraft }),
  response: z.object({ quizId: z.uuid() }),
  status: 201,
  problems: ['organisation.unknown', 'trade.unknown'],
})
const revision = z.int().min(0).max(2_147_483_647)
export const saveQuizDraft = endpoint({
  method: 'PUT',
  path: '/api/office/quizzes/:quizId/draft',
  access: ['admin'],
  summary: 'Save what is being edited; organisation and trade can be changed until it is published for the first time',
  params: quizParams,
  maximumBodyBytes: mostDraftBytes,
  body: z.strictObject({ ...wish, revision, draft: quizDraft }),
  response: z.object({ revision: z.int() }),
  problems: ['quiz.unknown', 'quiz.changed', 'quiz.published', 'organisation.unknown', 'trade.unknown'],
})
export const discardQuizDraft = endpoint({
  method: 'DELETE',
  path: '/api/office/quizzes/:quizId/draft',
  access: ['admin'],
  summary: 'Go back to the newest published version',
  params: quizParams,
  query: z.object({ revision: z.coerce.number().pipe(revision) }),
  problems: ['quiz.unknown', 'quiz.changed', 'quiz.unpublished'],
})
export const publishQuiz = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/publish',
  access: ['admin'],
  summary: 'Make a version of what is being edited; attempts that run keep theirs',
  params: quizParams,
  body: z.strictObject({ revision }),
  response: z.object({ version: z.int() }),
  problems: ['quiz.unknown', 'quiz.changed', 'quiz.unfit', 'quiz.questions_lacking'],
})
export const copyQuiz = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/copy',
  access: ['admin'],
  summary: 'Begin a quiz from another one, without its openings',
  params: quizParams,
  body: z.strictObject({ title: z.string().trim().min(1).max(120) }),
  response: z.object({ quizId: z.uuid() }),
  status: 201,
  problems: ['quiz.unknown'],
})
export const archiveQuiz = endpoint({
  method: 'PUT',
  path: '/api/office/quizzes/:quizId/archive',
  access: ['admin'],
  summary: 'Put a quiz away, or fetch it back: nobody starts an archived one, attempts that run go on',
  params: quizParams,
  body: z.strictObject({ archived: z.boolean() }),
  problems: ['quiz.unknown'],
})

const times = {
  opensAt: z.iso.datetime(),
  /** Null: it stays open. */
  closesAt: z.iso.datetime().nullable(),
  /** Papers that lie ready when it opens. */
  prepared: z.int().min(0).max(2_000),
}
const openingParams = quizParams.extend({ openingId: z.uuid() })
export const addOpening = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/openings',
  access: ['admin'],
  summary: 'Add a window in which the quiz may be started',
  params: quizParams,
  body: z.strictObject(times),
  response: z.object({ openingId: z.uuid() }),
  status: 201,
  problems: ['quiz.unknown', 'opening.unfit', 'opening.overlaps'],
})
export const changeOpening = endpoint({
  method: 'PUT',
  path: '/api/office/quizzes/:quizId/openings/:openingId',
  access: ['admin'],
  summary: 'Move a window; attempts that run keep their deadline',
  params: openingParams,
  body: z.strictObject(times),
  problems: ['quiz.unknown', 'opening.unknown', 'opening.unfit', 'opening.overlaps'],
})
export const removeOpening = endpoint({
  method: 'DELETE',
  path: '/api/office/quizzes/:quizId/openings/:openingId',
  access: ['admin'],
  summary: 'Remove a window in which nobody has started',
  params: openingParams,
  problems: ['quiz.unknown', 'opening.unknown', 'opening.used'],
})

const checkedCell = z.object({
  section: z.int(),
  kind: z.enum(['drawn', 'fixed']),
  /** Where the section is spread by weights: the point that the cell is drawn from, with those below it. */
  examPointId: z.uuid().nullable(),
  wanted: z.int(),
  /** Questions that fit it, whoever else needs them. */
  pool: z.int(),
  /** How many it gets at best. */
  available: z.int(),
  /** Null: it lacks nothing. */
  cause: z.enum(['few', 'shared', 'cases', 'fixed_gone', 'fixed_many']).nullable(),
  /** How many would fit if the section asked for less. */
  relaxed: z.array(z.object({ by: z.enum(['level', 'difficulty', 'sources', 'examPoints']), available: z.int() })),
})
export const checkQuizBlueprint = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/check',
  access: ['admin'],
  summary: 'Whether the banks hold a paper by this blueprint: each cell with what it gets, and why it lacks questions',
  maximumBodyBytes: mostDraftBytes,
  body: z.strictObject({ blueprint }),
  response: z.object({
    cells: z.array(checkedCell),
    /** Of each section, the named questions that the bank does not have, or not of its type. */
    missing: z.array(z.array(z.uuid())),
    /** Where questions of the blueprint's trades come from, most first. */
    sources: z.array(z.object({ source: z.string(), questions: z.int() })),
  }),
  problems: [],
})
export const sampleQuizPaper = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/sample',
  access: ['admin', 'expert'],
  summary: 'A paper as it would be drawn now, with its keys for whoever looks after the banks; nothing is stored',
  params: quizParams,
  response: z.object({
    sections: z.array(
      z.object({
        title: z.string().nullable(),
        type: questionType,
        maximum: z.int(),
        /** One of the two: with the key, or for whoever may not see it. */
        questions: z.array(
          z.object({
            questionId: z.uuid(),
            question: practiceQuestion.nullable(),
            reviewed: reviewedQuestion.nullable(),
          }),
        ),
      }),
    ),
    /** Mean of those that have one, in hundredths of the scale from 1 to 5. */
    difficulty: z.int().nullable(),
  }),
  problems: ['quiz.unknown', 'quiz.questions_lacking'],
})
