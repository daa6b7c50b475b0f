const memory = new Map<string, string>()

/** Small values that stay on this device. Private modes may refuse: then they last as long as the page. */
export const remember = (name: string, value: unknown): void => {
  const text = JSON.stringify(value)
  memory.set(name, text)
  try {
    localStorage.setItem(`lianbing.${name}`, text)
  } catch {
    // Kept in memory above.
  }
}

/** What was remembered, unchecked: the caller says what it can use. */
export const recall = (name: string): unknown => {
  try {
    const text = localStorage.getItem(`lianbing.${name}`) ?? memory.get(name)
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export const forget = (name: string): void => {
  memory.delete(name)
  try {
    localStorage.removeItem(`lianbing.${name}`)
  } catch {
    // Nothing was kept there either.
  }
}
