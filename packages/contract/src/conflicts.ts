import { z } from 'zod'
import { content } from './content.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { key, questionType, questionVersion } from './question.ts'

/**
 * - `rival`: a file gives another key to a question of the bank;
 * - `other-trade`: the same question stands in two trades, with two keys;
 * - `contradiction`: two questions of a trade ask the same and have two keys;
 * - `duplicate`: two questions of a trade ask the same and agree.
 */
export const conflictKind = z.enum(['rival', 'other-trade', 'contradiction', 'duplicate'])

const conflictSide = z.object({
  questionId: z.uuid(),
  tradeCode: z.string(),
  bankName: z.string(),
  version: z.int(),
  content: questionVersion,
  key,
  explanation: content,
  /** Null of a key that is not the bank's. */
  keyVersion: z.int().nullable(),
  source: z.string().nullable(),
  /** The file that brought it, and its place there. */
  file: z.object({ name: z.string(), at: z.string() }).nullable(),
  /** The other side's key in the ids of this one's options; null where it names something that this one has not. */
  otherKey: key.nullable(),
  /** What the other side says about its key, in the same ids. */
  otherExplanation: content,
})
const conflict = z.object({
  conflictId: z.string(),
  kind: conflictKind,
  rivalId: z.uuid().nullable(),
  sides: z.tuple([conflictSide, conflictSide]),
})
export const listConflicts = endpoint({
  method: 'GET',
  path: '/api/banks/conflicts',
  access: ['expert', 'admin'],
  summary: 'Questions whose keys contradict each other, and then those that stand in a bank twice',
  query: pageQuery.extend({
    tradeCode: z.string().max(20).optional(),
    kind: z.enum(['conflict', 'duplicate']).optional(),
  }),
  response: pageOf(conflict).extend({
    conflicts: z.int(),
    duplicates: z.int(),
    /** Not null while questions are still being compared: then there may be more than is listed. */
    progress: z.object({ looked: z.int(), questions: z.int() }).nullable(),
  }),
  problems: [],
})

const reason = z.string().trim().min(1).max(500)
export const mendKey = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/keys',
  access: ['expert', 'admin'],
  summary: 'Another key becomes the key of a question; the one before stays in its history',
  params: z.object({ questionId: z.uuid() }),
  body: z.strictObject({
    /** The key that is to be replaced: somebody else may have mended it meanwhile. */
    keyVersion: z.int().min(1),
    key,
    /** Absent: the one that there is. */
    explanation: content.optional(),
    reason,
    /** The conflict that is settled by it, or open again where it is undone. */
    rival: z.strictObject({ rivalId: z.uuid(), state: z.enum(['taken', 'open']) }).optional(),
  }),
  /** The attempts that were marked by the key before wait there for somebody's word. */
  response: z.object({ keyVersion: z.int(), remarkId: z.uuid() }),
  status: 201,
  problems: ['question.unknown', 'question.changed', 'question.unfit', 'rival.unknown'],
})
export const setRivalState = endpoint({
  method: 'PUT',
  path: '/api/rivals/:rivalId/state',
  access: ['expert', 'admin'],
  summary: 'The bank has the right key: another one is dismissed with a reason, or looked at again',
  params: z.object({ rivalId: z.uuid() }),
  body: z.strictObject({ state: z.enum(['dismissed', 'open']), reason }),
  problems: ['rival.unknown'],
})
export const decidePair = endpoint({
  method: 'PUT',
  path: '/api/banks/pairs',
  access: ['expert', 'admin'],
  summary: 'Of two questions that ask the same one is retired, or they are different; undecided takes either back',
  body: z.strictObject({
    firstId: z.uuid(),
    secondId: z.uuid(),
    verdict: z.enum(['keep-first', 'keep-second', 'distinct', 'undecided']),
  }),
  problems: ['question.unknown'],
})
/** What somebody types, as far as it is typed. */
const typedText = z.union([z.string().max(5_000), content])
export const similarQuestions = endpoint({
  method: 'POST',
  path: '/api/questions/similar',
  access: 'person',
  summary: 'Questions of a trade that ask what is being typed; stems and options, never a key',
  body: z.strictObject({
    tradeCode: z.string().max(20),
    type: questionType.optional(),
    stem: typedText,
    options: z.array(typedText).max(26).optional(),
    exceptQuestionId: z.uuid().optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        /** Only for those who look after the bank. */
        questionId: z.uuid().nullable(),
        type: questionType,
        /** Whether it asks the same, as far as can be told, or only something near. */
        same: z.boolean(),
        stem: content,
        /** In an order that tells nothing. */
        options: z.array(content),
      }),
    ),
  }),
  problems: ['request.rate_limited'],
})
