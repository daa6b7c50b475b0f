import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * A file to keep; one that a page shows, which is of its own type, and `tag` names exactly these bytes for ever; or one
 * that is still being made.
 */
export type FileReply =
  | { bytes: Uint8Array; fileName: string }
  | { bytes: Uint8Array; type: string; tag: string }
  | { stream: Readable }

const yearSeconds = 31_536_000

/** Sends a file instead of JSON; one that a page shows can do nothing there but be seen, and is asked for once. */
export const sendFile = (request: FastifyRequest, reply: FastifyReply, type: string, file: FileReply) => {
  if ('stream' in file) return reply.type(type).send(file.stream)
  if ('fileName' in file)
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .send(Buffer.from(file.bytes))
  const tag = `"${file.tag}"`
  reply
    .type(file.type)
    .header('etag', tag)
    .header('cache-control', `private, max-age=${yearSeconds}, immutable`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
  const known = (request.headers['if-none-match'] ?? '').split(/[,\s]+/).includes(tag)
  return known ? reply.status(304).send() : reply.send(Buffer.from(file.bytes))
}
