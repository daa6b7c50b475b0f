import { itemSuspicions } from '@lianbing/scoring'
import { z } from 'zod'
import { content } from './content.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { questionType } from './question.ts'

const quizParams = z.object({ quizId: z.uuid() })

/** Figures of the first attempts by one version of the rules; only their number where there are fewer than `fewest`. */
const paper = z.object({
  version: z.int(),
  /** In hundredths of a mark; the figures below are shares of it. */
  maximum: z.int(),
  n: z.int(),
  mean: z.number().optional(),
  sd: z.number().nullable().optional(),
  skewness: z.number().nullable().optional(),
  /** `fixed`: Cronbach's α. `drawn`: each paper a sample of its sections. */
  reliability: z
    .object({ kind: z.enum(['fixed', 'drawn']), value: z.number() })
    .nullable()
    .optional(),
  sem: z.number().nullable().optional(),
})

export const suspicion = z.enum([...itemSuspicions, 'reports'])
const item = z.object({
  quizId: z.uuid(),
  versionId: z.uuid(),
  questionId: z.uuid(),
  version: z.int(),
  type: questionType,
  stemText: z.string(),
  /** First attempts that were asked it. The figures are null below `fewest`. */
  n: z.int(),
  facility: z.number().nullable(),
  discrimination: z.number().nullable(),
  medianSeconds: z.int().nullable(),
  exposure: z.number(),
  suspicions: z.array(suspicion),
})
export type AnalysedItem = z.infer<typeof item>

const sort = z.enum(['suspicion', 'n', 'facility', 'discrimination', 'seconds', 'exposure'])

export const getQuizAnalysis = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/analysis',
  access: ['expert', 'admin'],
  summary: 'How a quiz and its questions have measured: first attempts that are marked and not void',
  params: quizParams,
  response: z.object({
    quizId: z.uuid(),
    title: z.string(),
    tradeCode: z.string(),
    /** Below so many answers figures are not shown. */
    fewest: z.int(),
    attempts: z.int(),
    items: z.int(),
    suspects: z.int(),
    /** Null until the first computation; `stale` while attempts have come that are not in it. */
    madeAt: z.iso.datetime().nullable(),
    stale: z.boolean(),
    papers: z.array(paper),
    /** Whether the caller looks after the bank of this trade, and may see keys and mend them. */
    mends: z.boolean(),
  }),
  problems: ['quiz.unknown'],
})
export const listAnalysedItems = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/items',
  access: ['expert', 'admin'],
  summary: 'Figures of the questions of a quiz; no keys',
  params: quizParams,
  query: pageQuery.extend({ sort: sort.default('suspicion'), order: z.enum(['up', 'down']).default('down') }),
  response: pageOf(item),
  problems: ['quiz.unknown'],
})
export const exportAnalysedItems = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/items.xlsx',
  access: ['expert', 'admin'],
  summary: 'The same as a workbook',
  params: quizParams,
  query: z.object({ locale: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  problems: ['quiz.unknown'],
})

const optionFigures = z.object({
  id: z.string(),
  content,
  right: z.boolean(),
  /** How many of each fifth chose it, the weakest first. */
  counts: z.array(z.int()),
})
export const getAnalysedItem = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/items/:versionId',
  access: ['expert', 'admin'],
  summary: 'What each fifth of the people chose in a question; for those who look after its bank',
  params: quizParams.extend({ versionId: z.uuid() }),
  response: z.object({
    item,
    stem: content,
    /** Empty below `fewest`, and of a question without options. True/false has the ids `true` and `false`, without text. */
    options: z.array(optionFigures),
    unanswered: z.array(z.int()),
    sizes: z.array(z.int()),
    fewest: z.int(),
    openReports: z.int(),
  }),
  problems: ['quiz.unknown', 'question.unknown'],
})

export const listSuspects = endpoint({
  method: 'GET',
  path: '/api/suspects',
  access: ['expert', 'admin'],
  summary: 'Questions that somebody should look at, the most urgent first, with the evidence',
  query: pageQuery.extend({
    tradeCode: z.string().max(20).optional(),
    quizId: z.uuid().optional(),
    kind: suspicion.optional(),
  }),
  response: pageOf(
    item.omit({ quizId: true, exposure: true }).extend({
      tradeCode: z.string(),
      /** Where it measured so; null of one that was only reported. */
      quiz: z.object({ quizId: z.uuid(), title: z.string() }).nullable(),
      openReports: z.int(),
      /** Wrong options that more people took than the right one, and those that hardly anybody took, with the share. */
      favoured: z.array(z.object({ text: z.string(), share: z.number() })),
      dead: z.array(z.object({ text: z.string(), share: z.number() })),
      /** Share of those who took a right option. */
      rightShare: z.number().nullable(),
    }),
  ).extend({ total: z.int() }),
  problems: [],
})
