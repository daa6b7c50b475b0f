import { useSearchParams } from '../router/use-search-params.ts'

/** Filters that live in the address: a link or a reload shows the same list. Empty ones are not written. */
export const useUrlFilters = () => {
  const [params, setParams] = useSearchParams()
  return {
    params,
    get: (name: string): string => params.get(name) ?? '',
    set: (changes: Record<string, string>) => {
      const after = new URLSearchParams(params)
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') after.delete(name)
        else after.set(name, value)
      }
      setParams(after)
    },
    clear: () => setParams(new URLSearchParams()),
  }
}
