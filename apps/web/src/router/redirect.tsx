import { useEffect } from 'react'
import { navigate } from './address.ts'

/** Leads on to another page, in place of this one. */
export const Redirect = ({ to }: { to: string }) => {
  useEffect(() => navigate(to, { replace: true }), [to])
  return null
}
