import { z } from 'zod'
import { endpoint, pageOf, pageQuery, role } from './endpoint.ts'
import { level } from './question.ts'

/** Latin letters, digits, Chinese characters and ._- : what fits on a slip of paper and in a url. */
export const username = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z0-9._-]{2,40}$/u, 'letters, digits, Chinese characters, . _ - ; 2 to 40 of them')
const signInName = z.string().trim().min(1).max(100)
/** The upper bound keeps the cost of hashing known. */
const anyPassword = z.string().min(1).max(200)
export const newPassword = z.string().min(8, 'at least 8 characters').max(200)
const displayName = z.string().trim().min(1).max(60)
const tradeCode = z.string().max(20)
const boardVisibility = z.enum(['masked', 'full'])

/** What a person is told beside the pages; the texts live in the SPA by kind. */
export const noticeKind = z.enum([
  'contribution.published',
  'contribution.returned',
  'contribution.refused',
  'report.mended',
  'report.dismissed',
])
export type NoticeKind = z.infer<typeof noticeKind>

const grant = z.object({
  role,
  organisationId: z.int(),
  organisationName: z.string(),
  /** Of an expert: the trades whose questions are looked after; null for all. */
  tradeCodes: z.array(z.string()).nullable(),
})

export const me = z.object({
  personId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  organisation: z.object({ organisationId: z.int(), name: z.string() }),
  tradeCode: z.string().nullable(),
  level: level.nullable(),
  boardVisibility,
  roles: z.array(grant),
})
export type Me = z.infer<typeof me>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: 'Sign in; the tokens come as cookies',
  body: z.strictObject({ username: signInName, password: anyPassword }),
  response: me,
  problems: ['session.refused', 'session.too_many_failures'],
})
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: 'Sign out here, or everywhere',
  query: z.object({ everywhere: z.stringbool().optional() }),
  problems: [],
})
export const renewSession = endpoint({
  method: 'POST',
  path: '/api/session/refresh',
  access: 'public',
  summary: 'Renew the session with the refresh cookie',
  response: me,
  problems: ['session.expired'],
})
export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  access: 'person',
  summary: 'Who am I',
  response: me,
  problems: [],
})
export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  access: 'person',
  summary: 'Change my profile',
  body: z.strictObject({
    displayName: displayName.optional(),
    tradeCode: tradeCode.nullable().optional(),
    level: level.nullable().optional(),
    boardVisibility: boardVisibility.optional(),
  }),
  response: me,
  problems: ['trade.unknown'],
})
export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  access: 'person',
  summary: 'Change my password; every other session ends',
  body: z.strictObject({ currentPassword: anyPassword, newPassword }),
  problems: ['account.password_wrong', 'account.password_weak', 'session.too_many_failures'],
})
export const deleteMe = endpoint({
  method: 'DELETE',
  path: '/api/me',
  access: 'person',
  summary: 'Delete my account; the statistics keep only numbers',
  body: z.strictObject({ password: anyPassword }),
  problems: ['account.password_wrong', 'account.last_owner', 'session.too_many_failures'],
})
const notice = z.object({
  noticeId: z.uuid(),
  kind: noticeKind,
  /** What fills its sentence: `stem`, and `reason` or `reply` where one was given. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  isRead: z.boolean(),
  createdAt: z.iso.datetime(),
})
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/me/notices',
  access: 'person',
  summary: 'What I am told, newest first: at most the newest fifty',
  response: z.object({ items: z.array(notice), unread: z.int() }),
  problems: [],
})
export const readNotices = endpoint({
  method: 'POST',
  path: '/api/me/notices/read',
  access: 'person',
  summary: 'These notices have been read',
  body: z.strictObject({ noticeIds: z.array(z.uuid()).min(1).max(50) }),
  problems: [],
})
export const register = endpoint({
  method: 'POST',
  path: '/api/accounts',
  access: 'public',
  summary: 'Register with the join code of an organisation',
  body: z.strictObject({
    joinCode: z.string().trim().min(1).max(40),
    username,
    password: newPassword,
    displayName,
    tradeCode: tradeCode.optional(),
    level: level.optional(),
  }),
  response: me,
  status: 201,
  problems: [
    'join_code.unknown',
    'account.username_taken',
    'account.password_weak',
    'trade.unknown',
    'request.rate_limited',
  ],
})
export const recover = endpoint({
  method: 'POST',
  path: '/api/recovery',
  access: 'public',
  summary: 'Set a new password with a one-time code; every session ends',
  body: z.strictObject({ username: signInName, code: z.string().trim().min(1).max(40), newPassword }),
  problems: ['recovery.refused', 'account.password_weak', 'session.too_many_failures'],
})

const personParams = z.object({ personId: z.uuid() })
const person = z.object({
  personId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  organisationId: z.int(),
  organisationName: z.string(),
  tradeCode: z.string().nullable(),
  level: level.nullable(),
  roles: z.array(grant),
  disabled: z.boolean(),
  sample: z.boolean(),
  createdAt: z.iso.datetime(),
})
export const listPeople = endpoint({
  method: 'GET',
  path: '/api/accounts',
  access: ['admin'],
  summary: 'People of an organisation and those below it',
  query: pageQuery.extend({
    organisationId: z.coerce.number().int().optional(),
    search: z.string().max(100).optional(),
  }),
  response: pageOf(person),
  problems: ['organisation.unknown'],
})
export const createRecoveryCode = endpoint({
  method: 'POST',
  path: '/api/accounts/:personId/recovery-codes',
  access: ['admin'],
  summary: 'A one-time code for somebody who has forgotten the password',
  params: personParams,
  response: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
  status: 201,
  problems: ['account.unknown', 'account.own_role'],
})
export const grantRole = endpoint({
  method: 'POST',
  path: '/api/accounts/:personId/roles',
  access: ['admin'],
  summary: 'Grant a role on an organisation; valid below it. Granted again it has the trades of this time',
  params: personParams,
  body: z.strictObject({
    role,
    organisationId: z.int(),
    /** Of an expert; absent: all trades. */
    tradeCodes: z.array(tradeCode).min(1).max(50).optional(),
  }),
  response: person,
  problems: ['account.unknown', 'organisation.unknown', 'account.own_role', 'trade.unknown'],
})
export const revokeRole = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:personId/roles/:role/:organisationId',
  access: ['admin'],
  summary: 'Take a role back',
  params: personParams.extend({ role, organisationId: z.coerce.number().int() }),
  response: person,
  problems: ['account.unknown', 'organisation.unknown', 'account.own_role', 'account.last_owner'],
})
export const setDisabled = endpoint({
  method: 'PUT',
  path: '/api/accounts/:personId/disabled',
  access: ['admin'],
  summary: 'Disable an account, or enable it again; open attempts close',
  params: personParams,
  body: z.strictObject({ disabled: z.boolean() }),
  response: person,
  problems: ['account.unknown', 'account.own_role', 'account.last_owner'],
})
