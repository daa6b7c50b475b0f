import { createClient, type Output } from '@lianbing/contract/client'
import { call } from '../../../api/client.ts'
import { meQuery } from '../../../api/session.ts'

/** `fetch` tells nothing about what has been sent, an XMLHttpRequest does. */
const sendCounted =
  (onProgress: (share: number) => void) =>
  (url: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, url)
      for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>))
        request.setRequestHeader(name, value)
      request.responseType = 'blob'
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
      request.onerror = () => reject(new TypeError('no answer'))
      request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
      request.onload = () => {
        const names = ['content-type', 'retry-after']
        const known = names.flatMap((name): [string, string][] => {
          const value = request.getResponseHeader(name)
          return value === null ? [] : [[name, value]]
        })
        resolve(new Response(request.response as Blob, { status: request.status, headers: known }))
      }
      signal?.addEventListener('abort', () => request.abort())
      request.send(body as FormData)
    })

type Uploaded = Output<'POST /api/banks/imports'>

/** Sends a file of questions, with that of its answers where they stand apart, and tells how much of it has gone, 0 to 1. Fails like every call. */
export const uploadBank = async (
  fields: Record<string, string>,
  { file, answers }: { file: File; answers: File | undefined },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> => {
  // A session that is about to end is renewed first: a large file is not sent twice.
  await call(meQuery.queryKey[0], meQuery.queryKey[1], { signal })
  const body = new FormData()
  // The fields stand before the file, so that the server knows them when the file begins.
  for (const [name, value] of Object.entries(fields)) if (value !== '') body.append(name, value)
  body.append('file', file, file.name)
  if (answers) body.append('answers', answers, answers.name)
  const send = createClient({ fetch: sendCounted(onProgress) })
  return send('POST /api/banks/imports', { body }, { signal })
}
