import type { Element } from '../../file/markup.ts'

/** An attribute by its name, whatever prefix the producer chose. */
export const attribute = ({ attributes }: Element, name: string): string | undefined => {
  const usual = attributes[`w:${name}`] ?? attributes[`m:${name}`] ?? attributes[name]
  if (usual !== undefined) return usual
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key]
  return undefined
}

/** The first child of the name. */
export const child = (element: Element | undefined, name: string): Element | undefined => {
  for (const one of element?.children ?? []) if (typeof one !== 'string' && one.name === name) return one
  return undefined
}

/** `val` of a child, as most properties are written; undefined where there is no such child. */
export const settingOf = (element: Element | undefined, name: string): string | undefined => {
  const found = child(element, name)
  return found && (attribute(found, 'val') ?? '')
}

/** A property that is on or off; undefined where nothing is said. */
export const switchOf = (element: Element | undefined, name: string): boolean | undefined => {
  const value = settingOf(element, name)
  return value === undefined ? undefined : !/^(0|false|off|none)$/i.test(value)
}
