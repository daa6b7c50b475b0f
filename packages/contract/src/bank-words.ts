import { z } from 'zod'

/** A draft was never published; a retired question is no longer drawn; a withdrawn one went with its import. */
export const questionState = z.enum(['draft', 'published', 'retired', 'withdrawn'])
/** A version is a draft until it is handed in, waits for its review, and is published for good. */
export const versionState = z.enum(['draft', 'review', 'published'])
/** What happens to a question; the log of each question holds these. */
export const questionAct = z.enum([
  'created',
  'contributed',
  'imported',
  'changed',
  'handed-in',
  'returned',
  'refused',
  'published',
  'discarded',
  'key-mended',
  /** Another key was looked at, and this one is right; or that is in doubt again. */
  'key-confirmed',
  'key-doubted',
  /** Beside another question: it is not the same; or that is open again. */
  'told-apart',
  'alike-again',
  'retired',
  'restored',
  'moved',
  'rolled-back',
])
