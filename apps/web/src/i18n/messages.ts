import { use } from 'react'
import { currentLocale, type Locale, rememberLocale, useLocale } from './locale.ts'

/** The texts of a feature: one module a locale, each fetched when a page that needs it opens. */
export type MessageBundle<M> = {
  load: (locale?: Locale) => Promise<M>
  /** The texts where they are here already. */
  loaded: (locale: Locale) => M | undefined
}

/** With what React keeps on a promise itself: so told, it need not wait for one that is settled. */
type Told<M> = Promise<M> & { status?: 'fulfilled'; value?: M }

/** Bundles that some page has asked for: a switch of language fetches them before it shows. */
const inUse = new Set<MessageBundle<unknown>>()

export const messageBundle = <M>(modules: Record<Locale, () => Promise<{ messages: M }>>): MessageBundle<M> => {
  const pending = new Map<Locale, Promise<M>>()
  const here = new Map<Locale, M>()
  const bundle: MessageBundle<M> = {
    load: (locale = currentLocale()) => {
      inUse.add(bundle)
      const waiting = pending.get(locale)
      if (waiting) return waiting
      const loading: Told<M> = modules[locale]().then(
        ({ messages }) => {
          here.set(locale, messages)
          Object.assign(loading, { status: 'fulfilled', value: messages })
          return messages
        },
        (error: unknown) => {
          pending.delete(locale)
          throw error
        },
      )
      pending.set(locale, loading)
      return loading
    },
    loaded: (locale) => here.get(locale),
  }
  return bundle
}

/**
 * The texts in the chosen language; suspends where they are still on the way. `use` is called every time: a component
 * that renders again after it was suspended gets its promises by their order, and one left out gives it another's texts.
 */
export const useMessages = <M>(bundle: MessageBundle<M>): M => use(bundle.load(useLocale()))

export const switchLocale = async (locale: Locale): Promise<void> => {
  await Promise.all([...inUse].map((bundle) => bundle.load(locale)))
  rememberLocale(locale)
}
