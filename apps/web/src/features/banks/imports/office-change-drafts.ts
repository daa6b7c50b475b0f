import type { Input, Output } from '@lianbing/contract/client'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { draftsRoute } from './office-draft-windows.ts'

const changes = 'POST /api/banks/imports/:importId/drafts/changes'
export type DraftChanges = NonNullable<Input<typeof changes>['body']>
type Import = Output<typeof changes>['import']

/** After anything was done to an import: its counts are known, what its lists hold is asked again. */
const showImport = async (found: Import): Promise<void> => {
  const { importId } = found
  const { queryKey } = apiQuery('GET /api/banks/imports/:importId', { params: { importId } })
  queryClient.setQueryData(queryKey, (before) => (before ? { ...before, ...found } : before))
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [draftsRoute] }),
    queryClient.invalidateQueries({ queryKey: ['GET /api/banks/import-batches/:batchId'] }),
    queryClient.invalidateQueries({ queryKey: ['GET /api/banks/imports/:importId/exam-points'] }),
  ])
}

/** After one question was mended: everything that counts it. */
export const readImportAnew = async (importId: string): Promise<void> =>
  showImport(await call('GET /api/banks/imports/:importId', { params: { importId } }))

/** Does something to many questions of an import; says of how many it changed something. */
export const changeDrafts = async (importId: string, body: DraftChanges): Promise<number> => {
  const done = await call(changes, { params: { importId }, body })
  await showImport(done.import)
  return done.changed
}
