import { createStore, useStore } from './store.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'
type Theme = 'light' | 'dark'

const storageKey = 'lianbing.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

/** Storage throws in some private modes. */
const remembered = (): ThemeChoice => {
  try {
    const chosen = localStorage.getItem(storageKey)
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
  } catch {
    return 'system'
  }
}

const choiceStore = createStore<ThemeChoice>(remembered())

/** The browser's own bars take the colour of the paper; the page names it twice, by the system's theme. */
const colourBars = (theme: Theme) => {
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')
  if (!light || !dark) return
  const colours = { light: light.dataset.colour ?? light.content, dark: dark.dataset.colour ?? dark.content }
  light.dataset.colour = colours.light
  dark.dataset.colour = colours.dark
  light.content = colours[theme]
  dark.content = colours[theme]
}

const apply = () => {
  const choice = choiceStore.get()
  const theme = choice === 'system' ? (system.matches ? 'dark' : 'light') : choice
  document.documentElement.dataset.theme = theme
  colourBars(theme)
}

/** Called once, before anything is drawn. */
export const startTheme = (): void => {
  apply()
  system.addEventListener('change', apply)
}

export const chooseTheme = (choice: ThemeChoice): void => {
  choiceStore.set(choice)
  apply()
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export const useThemeChoice = (): ThemeChoice => useStore(choiceStore)
