import { z } from 'zod'

export const attemptParams = z.object({ attemptId: z.uuid() })

/** `closing`: time is over and the last answers are being taken in; the result follows in at most 15 s. */
export const attemptState = z.enum(['active', 'closing', 'closed'])
export const closeReason = z.enum(['submitted', 'expired', 'admin', 'paper'])

/** An attempt that the office has declared void: it counts nowhere, and stays used. */
export const voided = z.object({ at: z.iso.datetime(), reason: z.string() })
