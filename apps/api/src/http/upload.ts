import { ProblemError } from '@lianbing/contract'
import type { FastifyRequest } from 'fastify'

type UploadedFile = { fileName: string; bytes: Buffer }

/** The files of a multipart body, in memory: a bank is at most a few megabytes. */
export type Upload = UploadedFile & { second?: UploadedFile; fields: Record<string, string> }

const readParts = async (request: FastifyRequest, { maximumBytes, second }: Allowed): Promise<Upload> => {
  const fields: Record<string, string> = {}
  const files: Record<string, UploadedFile> = {}
  const count = second === undefined ? 1 : 2
  const limits = { fileSize: maximumBytes, files: count, fields: 10, fieldSize: 2_000, parts: 10 + count }
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file') {
      if (typeof part.value === 'string' && part.value !== '') fields[part.fieldname] = part.value
      continue
    }
    const bytes = await part.toBuffer()
    // A form without a chosen file sends one without a name. An empty file is refused by its reader, in words for people.
    const name = part.fieldname === second ? 'second' : 'file'
    if (part.filename) files[name] = { fileName: part.filename.slice(0, 255), bytes }
  }
  if (files.file === undefined)
    throw new ProblemError('request.not_multipart', { errors: [{ pointer: '/body/file', message: 'a file' }] })
  return { ...files.file, ...(files.second ? { second: files.second } : {}), fields }
}

type Allowed = { maximumBytes: number; second?: string }

/** Reads the body; what the multipart parser cannot make sense of is the sender's fault. */
export const readUpload = async (request: FastifyRequest, allowed: Allowed): Promise<Upload> => {
  if (!request.isMultipart()) throw new ProblemError('request.not_multipart')
  try {
    return await readParts(request, allowed)
  } catch (error) {
    const isKnown = error instanceof ProblemError || (error instanceof Error && 'statusCode' in error)
    throw isKnown ? error : new ProblemError('request.malformed')
  }
}
