import type { Output } from '@lianbing/contract/client'

export type Organisation = Output<'GET /api/organisations'>['items'][number]
export type Placed = Organisation & { depth: number }

/** Each organisation with its depth below the highest that is shown; parents stand before their children. */
export const placeInTree = (items: readonly Organisation[]): Placed[] => {
  const depths = new Map<number, number>()
  return items.map((item) => {
    const depth = item.parentId === null ? 0 : (depths.get(item.parentId) ?? -1) + 1
    depths.set(item.organisationId, depth)
    return { ...item, depth }
  })
}

/** Those whose names hold the words, with all above them, so that each is seen in its place. */
export const findInTree = (items: readonly Placed[], search: string): Placed[] => {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return [...items]
  const byId = new Map(items.map((item) => [item.organisationId, item]))
  const kept = new Set<number>()
  for (const item of items) {
    if (!item.name.toLowerCase().includes(wanted)) continue
    for (let at: Placed | undefined = item; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
      kept.add(at.organisationId)
  }
  return items.filter(({ organisationId }) => kept.has(organisationId))
}

/** What an organisation below another usually is. */
export const kindBelow: Record<Organisation['kind'], Organisation['kind']> = {
  city: 'district',
  district: 'enterprise',
  industry: 'enterprise',
  enterprise: 'team',
  team: 'team',
}
