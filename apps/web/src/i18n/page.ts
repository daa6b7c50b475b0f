import { type ComponentType, lazy } from 'react'
import type { MessageBundle } from './messages.ts'

/** A page that is fetched with its texts in one go, so that neither waits for the other. */
export const page = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  ...bundles: Pick<MessageBundle<unknown>, 'load'>[]
) =>
  lazy(async () => {
    const [module] = await Promise.all([load(), ...bundles.map((bundle) => bundle.load())])
    return { default: module[name] }
  })
