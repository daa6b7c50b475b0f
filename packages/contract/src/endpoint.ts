import { z } from 'zod'
import type { ProblemCode } from './problems.ts'

export const role = z.enum(['worker', 'expert', 'admin', 'union', 'owner'])
export type Role = z.infer<typeof role>

/**
 * Who may call an endpoint.
 * - `public`: anybody.
 * - `token`: whoever holds a valid session token, nothing else is read; the statement behind it guards the row itself.
 * - `person`: a signed-in person who is read from the database on each request and not disabled.
 * - a list of roles: a person who holds one of them anywhere; an owner holds all of them. Which organisations it
 *   covers is the scope that the operation asks for.
 */
export type Access = 'public' | 'token' | 'person' | readonly Role[]

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type EndpointShape = {
  method: Method
  /** With `:name` for each of `params`. */
  path: `/api/${string}`
  access: Access
  /** One line for the OpenAPI document. */
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /**
   * Multipart instead of JSON: `body` then describes the fields beside the file; `second` names the part of another
   * file that may come with it. The bound is for each.
   */
  upload?: { maximumBytes: number; second?: string }
  /** Thousands of rows may be written at once: the answer may take minutes. */
  longWork?: true
  /** Largest JSON body in bytes, where the usual 64 KiB do not fit. */
  maximumBodyBytes?: number
  /** Absent: 204 without a body. */
  response?: z.ZodType
  /** Media type of a file that is sent instead of JSON; a range of types for one that is shown within a page. */
  file?: string
  /** Status of success, where it is not 200 or 204. */
  status?: 201
  /** Codes it fails with beside the general ones (validation, session, rights, rate, server). */
  problems: readonly ProblemCode[]
}

/** An endpoint is a value that API, SPA, tests and the OpenAPI document share. */
export const endpoint = <const E extends EndpointShape>(value: E): E => value
export type Endpoint = EndpointShape

/** An endpoint's name on the client: its method and path. */
export type RouteOf<E extends Endpoint> = `${E['method']} ${E['path']}`

type Part<E, Name extends string> = E extends { [K in Name]: infer S extends z.ZodType }
  ? Record<Name, z.input<S>>
  : unknown
/** What a caller hands over. */
export type InputOf<E extends Endpoint> = Part<E, 'params'> &
  (E extends { query: infer Q extends z.ZodObject } ? { query?: z.input<Q> } : unknown) &
  (E extends { upload: object } ? { body: FormData } : Part<E, 'body'>)
/** What a caller gets back. */
export type OutputOf<E extends Endpoint> = E extends { file: string }
  ? Blob
  : E extends { response: infer S extends z.ZodType }
    ? z.output<S>
    : undefined

/** A page of a list: ask again with `cursor` = `nextCursor` until that is null. */
export const pageQuery = z.object({ cursor: z.string().max(300).optional() })
/** The same where a row's id, which follows time, is the cursor. */
export const idPageQuery = z.object({ cursor: z.uuid().optional() })
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
