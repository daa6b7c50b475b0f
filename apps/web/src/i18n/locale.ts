import { createStore, useStore } from '../ui/store.ts'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
/** Each language by its own name: whoever looks for it reads that. */
export const localeNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }

const storageKey = 'lianbing.locale'

/** Storage throws in some private modes. */
const remembered = (): string | null => {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

const firstLocale = (): Locale => {
  const chosen = remembered()
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const localeStore = createStore<Locale>(firstLocale())
export const useLocale = (): Locale => useStore(localeStore)
export const currentLocale = (): Locale => localeStore.get()

export const rememberLocale = (locale: Locale): void => {
  document.documentElement.lang = locale
  localeStore.set(locale)
  try {
    localStorage.setItem(storageKey, locale)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
