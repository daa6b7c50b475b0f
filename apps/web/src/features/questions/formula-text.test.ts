import { expect, test } from 'vitest'
import { formulaText } from './formula-text.ts'

test.each([
  [String.raw`I=\frac{P}{\sqrt{3}U\cos\Phi}`, 'I=P/(√(3)UcosΦ)'],
  [String.raw`\frac{P}{\sqrt{3U}}`, 'P/√(3U)'],
  [String.raw`R=\frac{R_1R_2}{R_1+R_{2}}`, 'R=(R₁R₂)/(R₁+R₂)'],
  ['d = 20_{-0.021}^{+0}', 'd = 20_(-0.021)⁺⁰'],
  [String.raw`\frac{U}{2R}`, 'U/(2R)'],
  [String.raw`\frac{\frac{a}{b}}{c}`, '(a/b)/c'],
  [String.raw`x \leftarrow 3 \times 10^{-3}`, 'x leftarrow 3 × 10⁻³'],
  [String.raw`\left( a \right)`, '( a )'],
])('%s is readable on one line', (tex, text) => {
  expect(formulaText(tex).replace(/ +/g, ' ').trim()).toBe(text)
})
