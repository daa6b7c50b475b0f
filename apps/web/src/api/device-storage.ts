import { createStore } from '../ui/store.ts'

/** True while the device takes no answers: nothing may then promise that they stay on it. */
export const refusesStore = createStore(false)

/** What the browser refused to store. */
const memory = new Map<string, string>()

/** Small values that stay on this device. Private modes and a full disk may refuse: then they last as long as the page. */
export const remember = (name: string, value: unknown): void => {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(`lianbing.${name}`, text)
    memory.delete(name)
  } catch {
    memory.set(name, text)
  }
}

const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(`lianbing.${name}`)
  } catch {
    return null
  }
}

/** What was remembered, unchecked: the caller says what it can use. */
export const recall = (name: string): unknown => {
  const text = memory.get(name) ?? stored(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
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

/** Everything that is remembered under names that begin so, unchecked. */
export const recallAll = (beginning: string): unknown[] => {
  const names = new Set([...memory.keys()])
  try {
    for (const key of Object.keys(localStorage)) names.add(key.replace(/^lianbing\./, ''))
  } catch {
    // Only what memory holds.
  }
  return [...names].filter((name) => name.startsWith(beginning)).map(recall)
}
