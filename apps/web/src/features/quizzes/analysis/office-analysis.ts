import type { Output } from '@lianbing/contract/client'

export type Analysis = Output<'GET /api/quizzes/:quizId/analysis'>
export type PaperFigures = Analysis['papers'][number]
export type Item = Output<'GET /api/quizzes/:quizId/items'>['items'][number]
export type ItemDetail = Output<'GET /api/quizzes/:quizId/items/:versionId'>

export const columns = ['n', 'facility', 'discrimination', 'seconds', 'exposure', 'suspicion'] as const
export type Column = (typeof columns)[number]

/** 0.3 → 0.30, so that a column lines up. */
export const twoDigits = (locale: string, value: number): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)

/** Ebel and Frisbie (1991): from 0.3 good, below 0.2 poor. */
export const judgeDiscrimination = (value: number): 'strong' | 'fair' | 'weak' | 'negative' =>
  value < 0 ? 'negative' : value < 0.2 ? 'weak' : value < 0.3 ? 'fair' : 'strong'

/** As the documentation of Moodle's statistics judges it. */
export const judgeReliability = (value: number): 'good' | 'middling' | 'poor' =>
  value >= 0.75 ? 'good' : value >= 0.64 ? 'middling' : 'poor'

/** Where a tail begins to show. */
export const judgeSkewness = (value: number): 'left' | 'none' | 'right' =>
  value < -0.5 ? 'left' : value > 0.5 ? 'right' : 'none'
