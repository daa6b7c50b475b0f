import type { ProblemCode } from '@lianbing/contract/client'
import { messageBundle } from '../i18n/messages.ts'

/** What a person reads about a problem: what happened, and what would mend it. */
export type ProblemTexts = Record<ProblemCode | 'network', { title: string; mend: string }>

export const problemTexts = messageBundle<ProblemTexts>({
  'zh-CN': () => import('./problem-texts/zh-CN.ts'),
  en: () => import('./problem-texts/en.ts'),
})
