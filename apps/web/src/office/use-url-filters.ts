import { useSearchParams } from 'react-router'

/** Filters that live in the address: a link or a reload shows the same list. Empty ones are not written. */
export const useUrlFilters = () => {
  const [params, setParams] = useSearchParams()
  return {
    params,
    get: (name: string): string => params.get(name) ?? '',
    set: (changes: Record<string, string>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') after.delete(name)
            else after.set(name, value)
          }
          return after
        },
        { replace: true },
      ),
    clear: () => setParams({}, { replace: true }),
  }
}
