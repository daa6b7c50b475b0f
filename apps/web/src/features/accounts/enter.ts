import { useNavigate } from 'react-router'
import { beginSession, type Me } from '../../api/session.ts'

/** The page that was asked for before signing in; only one of our own, whatever the address says. */
export const nextPage = (search: string): string => {
  const next = new URLSearchParams(search).get('next') ?? '/'
  const url = new URL(next, location.origin)
  return next.startsWith('/') && url.origin === location.origin ? url.pathname + url.search : '/'
}

/** Office pages are documents of their own: they are loaded under another Content-Security-Policy. */
export const isOffice = (path: string): boolean => /^\/office(\/|$)/.test(path)

/** Takes the new session and goes where the person wanted to. */
export const useEnter = () => {
  const navigate = useNavigate()
  return (me: Me, next = '/') => {
    beginSession(me)
    if (isOffice(next)) location.assign(next)
    else void navigate(next, { replace: true })
  }
}
