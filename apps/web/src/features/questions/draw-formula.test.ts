// @vitest-environment happy-dom
import { expect, test } from 'vitest'

// The library asks once, when it is loaded, whether the page is a modern one; this document cannot say so itself.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' })
const { drawFormula } = await import('./draw-formula.ts')

const drawn = (tex: string) => {
  const place = document.createElement('span')
  drawFormula(tex, place)
  return place
}

test('a formula is drawn, with MathML for those who listen', () => {
  const place = drawn('\\frac{\\pi d n}{1000}')
  expect(place.querySelector('math mfrac')).not.toBeNull()
  expect(place.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true')
})

test('what cannot be read stands there as it was written, as text', () => {
  for (const tex of ['\\frac{1', '<img src=x onerror=alert(1)>\\', '\\begin{nothing}']) {
    const place = drawn(tex)
    expect(place.textContent).toBe(tex)
    expect(place.children).toHaveLength(0)
  }
})

test('nothing links, loads or runs', () => {
  const hostile = [
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://example.org}',
    '\\includegraphics{https://example.org/a.png}',
    '\\htmlStyle{color:red}{x}',
    '\\htmlClass{a}{x}',
    '\\text{<img src=x onerror=alert(1)>}',
  ]
  for (const tex of hostile) expect(drawn(tex).querySelector('a, img, script, [class="a"]'), tex).toBeNull()
})

test('no style is written as an attribute of what is read aloud, which the policy would refuse', () => {
  for (const tex of ['\\fcolorbox{red}{yellow}{x}', '\\pmb{x}', '\\boxed{x}'])
    expect(drawn(tex).querySelector('.katex-mathml [style]'), tex).toBeNull()
})

test('expansion without end and sizes without measure come to nothing', () => {
  const bomb = '\\def\\a{\\a\\a}\\a'
  expect(drawn(bomb).textContent).toBe(bomb)
  const rule = drawn('\\rule{9999em}{9999em}').querySelector('mspace')
  expect([rule?.getAttribute('width'), rule?.getAttribute('height')]).toEqual(['20em', '20em'])
})

test('a macro that one formula defines is unknown to the next', () => {
  drawn('\\gdef\\own{y}\\own')
  expect(drawn('\\own').textContent).toBe('\\own')
})
