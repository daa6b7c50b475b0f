import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call, queryClient } from './client.ts'

export type Me = Output<'GET /api/me'>

export const meQuery = apiQuery('GET /api/me', {})
/** A refusal is an answer, too: another part of the page that asks does not send it again. */
export const useMe = () => useQuery({ ...meQuery, staleTime: 300_000, retryOnMount: false })

/** For pages behind `RequireSession`, where it is there. */
export const useSignedIn = (): Me => {
  const me = queryClient.getQueryData(meQuery.queryKey)
  const { data = me } = useMe()
  // A session that ends takes the page away in the next moment: until then it is the page of whom it was opened for.
  const [first] = useState(data)
  const shownTo = data ?? first
  if (!shownTo) throw new Error('a page of signed-in people is shown without a session')
  return shownTo
}

const officeRoles = ['expert', 'admin', 'union', 'owner'] as const
export const hasOffice = (me: Me): boolean => me.roles.some(({ role }) => officeRoles.some((office) => office === role))

/** Puts a fresh session in place: nothing that another person saw stays in memory. */
export const beginSession = (me: Me): void => {
  queryClient.clear()
  queryClient.setQueryData(meQuery.queryKey, me)
}

export const endSession = async (everywhere: boolean): Promise<void> => {
  await call('DELETE /api/session', { query: everywhere ? { everywhere: 'true' } : {} })
  queryClient.clear()
}
