import type { Output } from '@lianbing/contract/client'
import { queryClient } from '../../../api/client.ts'
import type { BankImport } from './office-bank-import.ts'

export type Batch = Output<'GET /api/banks/import-batches/:batchId'>
type Counts = BankImport['counts']

/** The figures of all files of a batch that were read. */
export const countsOf = (files: readonly Pick<BankImport, 'counts' | 'state'>[]) => {
  const read = files.filter(({ state }) => state !== 'refused')
  const sum = (name: Exclude<keyof Counts, 'byType'>) => read.reduce((all, { counts }) => all + counts[name], 0)
  return {
    added: sum('added'),
    replacing: sum('replacing'),
    known: sum('known'),
    conflicts: sum('conflicts'),
    dropped: sum('dropped'),
    rejected: sum('rejected'),
    questions: sum('questions'),
  }
}

/** After a batch went in, out or away, whatever shows questions is asked again. */
export const readBatchAnew = (): void => {
  const routes = ['GET /api/banks', 'GET /api/questions', 'GET /api/trades']
  for (const { queryKey } of queryClient.getQueryCache().getAll()) {
    const route = String(queryKey[0])
    if (routes.includes(route) || (route.startsWith('GET /api/banks/import') && !route.endsWith('/roll-back')))
      void queryClient.invalidateQueries({ queryKey })
  }
}
