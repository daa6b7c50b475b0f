import type { Output } from '@lianbing/contract/client'

/** An import with its preview, as the office reads it. */
export type BankImport = Output<'GET /api/banks/imports/:importId'>

/** Reading takes seconds: often enough to seem at once, seldom enough to be nothing. */
export const pollMs = 700

export const importColours = {
  reading: 'gray',
  ready: 'next',
  refused: 'wrong',
  committed: 'right',
  'rolled-back': 'gray',
} as const
