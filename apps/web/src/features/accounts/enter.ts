import { beginSession, type Me } from '../../api/session.ts'
import { navigate } from '../../router/address.ts'
import { isOffice } from '../../router/is-office.ts'

/** The page that was asked for before signing in; only one of our own, whatever the address says. */
export const nextPage = (search: string): string => {
  const next = new URLSearchParams(search).get('next') ?? '/'
  const url = new URL(next, location.origin)
  return next.startsWith('/') && url.origin === location.origin ? url.pathname + url.search : '/'
}

/** Takes the new session and goes where the person wanted to. */
export const useEnter = () => {
  return (me: Me, next = '/') => {
    beginSession(me)
    if (isOffice(next)) location.assign(next)
    else navigate(next, { replace: true })
  }
}
