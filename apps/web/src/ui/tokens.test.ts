import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightText = '', darkText = ''] = css.split(':root[data-theme="dark"]')
const colours = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
const light: Record<string, string> = colours(lightText)
const themes = { light, dark: { ...light, ...colours(darkText) } }

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Text and what lies behind it, with the WCAG ratio that it has to reach: 7 for stems and options, 4.5 for other text, 3 for edges of controls. */
const pairs: [string, string, number][] = [
  ...['paper', 'sheet', 'well', 'steel-soft', 'right-soft', 'wrong-soft', 'warn-soft'].map(
    (behind): [string, string, number] => ['ink', behind, 7],
  ),
  ...['paper', 'sheet', 'well'].map((behind): [string, string, number] => ['ink-soft', behind, 4.5]),
  ...['paper', 'sheet', 'well', 'steel-soft'].map((behind): [string, string, number] => ['steel', behind, 4.5]),
  ['steel-ink', 'steel', 4.5],
  ['next-ink', 'next', 4.5],
  ['right', 'right-soft', 4.5],
  ['right', 'sheet', 4.5],
  ['wrong', 'wrong-soft', 4.5],
  ['wrong', 'sheet', 4.5],
  ['edge', 'sheet', 3],
  ['edge', 'paper', 3],
]

describe.each(Object.entries(themes))('colours in %s', (_, theme) => {
  test.each(pairs)('%s on %s reaches %d', (text, behind, ratio) => {
    expect(contrast(theme[text] ?? '', theme[behind] ?? '')).toBeGreaterThanOrEqual(ratio)
  })
})
