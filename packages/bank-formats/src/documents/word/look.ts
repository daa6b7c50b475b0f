import type { Element } from '../../file/markup.ts'
import { attribute, child, settingOf, switchOf } from './attribute.ts'

/** How a run looks, as far as a question bank cares; '' where a reader would see nothing special. */
export interface Look {
  bold: boolean
  colour: string
  highlight: string
  shade: string
  underline: boolean
  position: 'super' | 'sub' | ''
  hidden: boolean
  capitals: boolean
  /** Of Latin characters, since fonts of symbols show others than were typed. */
  font: string
  /** Looks like a link, which says nothing about the words. */
  link: boolean
}

export const plainLook: Look = {
  bold: false,
  colour: '',
  highlight: '',
  shade: '',
  underline: false,
  position: '',
  hidden: false,
  capitals: false,
  font: '',
  link: false,
}

const channels = (hex: string) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Black, the greys, and the very dark colours that pages use instead of black are no colour. */
const colourOf = (value: string): string => {
  if (!/^[0-9a-f]{6}$/i.test(value)) return ''
  const parts = channels(value)
  const brightest = Math.max(...parts)
  const spread = brightest - Math.min(...parts)
  return spread <= 0x18 || (brightest < 0x60 && spread < 0x40) ? '' : value.toUpperCase()
}

/** White, and what looks like it, is no shading. */
const shadeOf = (fill: string): string =>
  !/^[0-9a-f]{6}$/i.test(fill) || channels(fill).every((part) => part >= 0xee) ? '' : fill.toUpperCase()

const positionOf = (value: string): Look['position'] =>
  value === 'superscript' ? 'super' : value === 'subscript' ? 'sub' : ''

/** What run properties say, and nothing of what they leave open. */
export const readLook = (properties: Element | undefined): Partial<Look> => {
  const look: Partial<Look> = {}
  if (!properties || properties.children.length === 0) return look
  const bold = switchOf(properties, 'b')
  const hidden = switchOf(properties, 'vanish')
  const capitals = switchOf(properties, 'caps')
  const underline = settingOf(properties, 'u')
  const colour = settingOf(properties, 'color')
  const highlight = settingOf(properties, 'highlight')
  const shading = child(properties, 'shd')
  const position = settingOf(properties, 'vertAlign')
  const fonts = child(properties, 'rFonts')
  const font = fonts && (attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'))
  if (bold !== undefined) look.bold = bold
  if (hidden !== undefined) look.hidden = hidden
  if (capitals !== undefined) look.capitals = capitals
  if (underline !== undefined) look.underline = underline !== 'none' && underline !== ''
  if (colour !== undefined) look.colour = colourOf(colour)
  if (highlight !== undefined) look.highlight = /^(none|white)?$/.test(highlight) ? '' : highlight
  if (shading) look.shade = shadeOf(attribute(shading, 'fill') ?? '')
  if (position !== undefined) look.position = positionOf(position)
  if (font) look.font = font
  return look
}
