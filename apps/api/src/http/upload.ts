import { ProblemError } from '@lianbing/contract'
import type { FastifyRequest } from 'fastify'

/** The one file of a multipart body, in memory: a bank is at most a few megabytes. */
export type Upload = { fileName: string; bytes: Buffer; fields: Record<string, string> }

const readParts = async (request: FastifyRequest, maximumBytes: number): Promise<Upload> => {
  const fields: Record<string, string> = {}
  let file: { fileName: string; bytes: Buffer } | undefined
  const limits = { fileSize: maximumBytes, files: 1, fields: 10, fieldSize: 2_000, parts: 11 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') file = { fileName: part.filename.slice(0, 255), bytes: await part.toBuffer() }
    else if (typeof part.value === 'string' && part.value !== '') fields[part.fieldname] = part.value
  }
  // A form without a chosen file sends one without a name. An empty file is refused by its reader, in words for people.
  if (file === undefined || file.fileName === '')
    throw new ProblemError('request.not_multipart', { errors: [{ pointer: '/body/file', message: 'a file' }] })
  return { ...file, fields }
}

/** Reads the body; what the multipart parser cannot make sense of is the sender's fault. */
export const readUpload = async (request: FastifyRequest, maximumBytes: number): Promise<Upload> => {
  if (!request.isMultipart()) throw new ProblemError('request.not_multipart')
  try {
    return await readParts(request, maximumBytes)
  } catch (error) {
    const isKnown = error instanceof ProblemError || (error instanceof Error && 'statusCode' in error)
    throw isKnown ? error : new ProblemError('request.malformed')
  }
}
