/** What of the address the pages follow, and what a page handed on to the next. */
export type Address = { pathname: string; search: string; state: unknown }

export const currentAddress = (): Address => ({
  pathname: location.pathname,
  search: location.search,
  state: history.state,
})

const listeners = new Set<() => void>()

/** Calls the listener with every new address, whether a page or the browser's own buttons chose it. */
export const followAddress = (listener: (address: Address) => void): (() => void) => {
  const tell = () => listener(currentAddress())
  listeners.add(tell)
  addEventListener('popstate', tell)
  return () => {
    listeners.delete(tell)
    removeEventListener('popstate', tell)
  }
}

/** Opens a page of this document. `state` stays with the entry of the history, over a reload too. */
export const navigate = (
  to: string,
  { replace = false, state = null }: { replace?: boolean | undefined; state?: unknown } = {},
): void => {
  history[replace ? 'replaceState' : 'pushState'](state, '', to)
  for (const listener of listeners) listener()
}
