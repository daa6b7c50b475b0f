import { useMemo } from 'react'
import { navigate } from './address.ts'
import { useAddress } from './router.tsx'

/** What stands behind the `?`; the second one writes it anew in place, without a step for the back button. */
export const useSearchParams = (): [URLSearchParams, (params: URLSearchParams) => void] => {
  const { pathname, search } = useAddress()
  const params = useMemo(() => new URLSearchParams(search), [search])
  return [
    params,
    (next) => {
      const text = next.toString()
      navigate(text === '' ? pathname : `${pathname}?${text}`, { replace: true })
    },
  ]
}
