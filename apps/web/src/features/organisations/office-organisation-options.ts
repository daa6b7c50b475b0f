import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { placeInTree } from './office-tree.ts'

/** The organisations of one's reach, or of one and all below it, to choose from: further in the deeper they stand. */
export const useOrganisationOptions = (below?: number) => {
  const read = useQuery({ ...apiQuery('GET /api/organisations', {}), staleTime: 600_000 })
  const all = placeInTree(read.data?.items ?? [])
  const start = all.findIndex(({ organisationId }) => organisationId === below)
  const top = all[start]
  const end = top === undefined ? -1 : all.findIndex(({ depth }, place) => place > start && depth <= top.depth)
  const shown = top === undefined ? all : all.slice(start, end < 0 ? undefined : end)
  return shown.map(({ organisationId, name, depth }) => ({
    value: String(organisationId),
    label: `${'　'.repeat(depth - (top?.depth ?? 0))}${name}`,
  }))
}
