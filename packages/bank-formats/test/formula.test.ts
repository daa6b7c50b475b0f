import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { equationTex } from '../src/documents/formula/equation-field.ts'
import { formulaTex, plainFormula } from '../src/documents/formula/formula-tex.ts'
import { type Element, elements, xmlTree } from '../src/file/markup.ts'
import { cleanText } from '../src/text/marks.ts'

const r = (text: string, properties = '') =>
  `<m:r>${properties === '' ? '' : `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`
const part = (name: string, inner: string) => `<m:${name}>${inner}</m:${name}>`
const properties = (name: string, inner: string) => part(`${name}Pr`, inner)
const value = (name: string, text: string) => `<m:${name} m:val="${text}"/>`
const formula = (inner: string): Element => xmlTree(Buffer.from(`<m:oMath xmlns:m="m">${inner}</m:oMath>`))
const e = (inner: string) => part('e', inner)

const renders = (tex: string) => katex.renderToString(tex, { strict: 'ignore', throwOnError: true, output: 'mathml' })

describe('Office formulas as TeX', () => {
  const half = part('f', part('num', r('1')) + part('den', r('2')))
  it.each<[string, string, string]>([
    ['a fraction', half, '\\frac{1}{2}'],
    [
      'one on a line',
      part('f', properties('f', value('type', 'lin')) + part('num', r('a')) + part('den', r('b'))),
      '{a}/{b}',
    ],
    [
      'numbers above each other',
      part('f', properties('f', value('type', 'noBar')) + part('num', r('n')) + part('den', r('k'))),
      '\\genfrac{}{}{0pt}{}{n}{k}',
    ],
    ['indexes', part('sSubSup', e(r('x')) + part('sub', r('1')) + part('sup', r('2'))), 'x_{1}^{2}'],
    ['an index of a group', part('sSup', e(r('ab')) + part('sup', r('2'))), '{ab}^{2}'],
    ['an index before', part('sPre', part('sub', r('6')) + part('sup', r('12')) + e(r('C'))), '{}_{6}^{12}C'],
    ['a square root', part('rad', properties('rad', value('degHide', '1')) + part('deg', '') + e(r('x'))), '\\sqrt{x}'],
    ['a cube root', part('rad', part('deg', r('3')) + e(r('x'))), '\\sqrt[{3}]{x}'],
    [
      'a sum',
      part(
        'nary',
        properties('nary', value('chr', '∑') + value('limLoc', 'undOvr')) +
          part('sub', r('i=1')) +
          part('sup', r('n')) +
          e(r('i')),
      ),
      '\\sum\\limits_{i=1}^{n}{i}',
    ],
    [
      'an integral',
      part('nary', properties('nary', value('supHide', '1')) + part('sub', r('L')) + part('sup', '') + e(r('f'))),
      '\\int_{L}{f}',
    ],
    [
      'brackets',
      part('d', properties('d', value('begChr', '[') + value('endChr', '）')) + e(r('0')) + e(r('1'))),
      '\\left[ 0|1\\right) '.trim(),
    ],
    [
      'a case',
      part(
        'd',
        properties('d', value('begChr', '{') + value('endChr', '')) + e(part('eqArr', e(r('x=1')) + e(r('y&amp;=2')))),
      ),
      '\\left\\{ \\begin{array}{l}x=1 \\\\ y=2\\end{array}\\right.',
    ],
    [
      'a matrix',
      part('m', part('mr', e(r('1')) + e(r('0'))) + part('mr', e(r('0')) + e(r('1')))),
      '\\begin{matrix}1 & 0 \\\\ 0 & 1\\end{matrix}',
    ],
    ['a vector', part('acc', properties('acc', value('chr', '\u20D7')) + e(r('F'))), '\\vec{F}'],
    ['a long bar', part('bar', properties('bar', value('pos', 'top')) + e(r('AB'))), '\\overline{AB}'],
    ['a function', part('func', part('fName', r('sin')) + e(r('α'))), '\\sin {\\alpha }'],
    [
      'a power of one',
      part('func', part('fName', part('sSup', e(r('cos', value('sty', 'p'))) + part('sup', r('2')))) + e(r('x'))),
      '\\cos^{2} {x}',
    ],
    [
      'a limit',
      part('func', part('fName', part('limLow', e(r('lim', value('sty', 'p'))) + part('lim', r('x→0')))) + e(r('x'))),
      '\\lim_{x\\rightarrow 0} {x}',
    ],
    ['a sign above', part('limUpp', e(r('=')) + part('lim', r('△'))), '\\overset{\\triangle }{=}'],
    [
      'a brace below',
      part(
        'limLow',
        e(part('groupChr', properties('groupChr', value('chr', '⏟')) + e(r('a+b')))) + part('lim', r('n')),
      ),
      '\\underbrace{a+b}_{n}',
    ],
    ['words', r('效率', value('nor', '1')) + r('=η×100%'), '\\text{效率}=\\eta \\times 100\\%'],
    ['Chinese without a word about it', r('功率P'), '\\text{功率}P'],
    ['upright units', r('mm', value('sty', 'p')), '\\mathrm{mm}'],
    ['bold letters', r('F', value('sty', 'b')), '\\mathbf{F}'],
    ['sets', r('R', value('scr', 'double-struck')), '\\mathbb{R}'],
    ['letters of mathematics', r('𝑥∈ℝ'), 'x\\in \\mathbb{R}'],
    ['a frame', part('borderBox', e(r('U=IR'))), '\\boxed{U=IR}'],
    ['changes', `<w:ins>${r('a')}</w:ins><w:del>${r('b')}</w:del>`, 'a'],
    ['typed TeX', r('x=\\frac{1}{2}'), 'x=\\frac{1}{2}'],
    ['typed indexes', r('E=mc^2'), 'E=mc^{2}'],
    ['typed indexes one after the other', r('x^2_1^3'), 'x^{2}_{1}{}^{3}'],
    ['an index whose end is not to be told', r('x_max'), '\\text{x\\_max}'],
  ])('%s', (_, inner, tex) => {
    expect(formulaTex(formula(inner))).toBe(tex)
    expect(() => renders(tex)).not.toThrow()
  })

  it('are none where TeX has no words for them, and then their characters are left', () => {
    const odd = formula(part('d', properties('d', value('begChr', '甲')) + e(r('a')) + e(half)))
    expect(formulaTex(odd)).toBeUndefined()
    expect(plainFormula(odd)).toBe('a12')
    expect(formulaTex(formula('<w:drawing/>'))).toBeUndefined()
    expect(formulaTex(formula(r('\\frac{1}{2')))).not.toBe('\\frac{1}{2')
    expect(formulaTex(formula(r('x'.repeat(6_000))))).toBeUndefined()
  })
})

describe('old formula fields as TeX', () => {
  it.each<[string, string | undefined]>([
    ['EQ \\f(1,2)', '\\frac{1}{2}'],
    ['eq \\r(3,x) + \\r(\\f(a,b))', '\\sqrt[{3}]{x} + \\sqrt{\\frac{a}{b}}'],
    ['EQ \\o\\ac(○,3)', '\\text{③}'],
    ['EQ \\o(\\s\\up7(→),F)', '\\overrightarrow{F}'],
    ['EQ x\\s\\up5(2)\\s\\do3(1)', 'x{}^{2}{}_{1}'],
    ['EQ \\x\\to(AB)', '\\overline{AB}'],
    ['EQ \\b\\lc\\{(\\a\\al\\co1(x=1,y=2))', '\\left\\{ \\begin{array}{l}x=1 \\\\ y=2\\end{array}\\right.'],
    ['EQ \\b(a\\,b)', '\\left( a,b\\right)'],
    ['EQ \\i\\su(i=1,n,i)', '\\sum_{i=1}^{n}{i}'],
    ['EQ R\uE0011\uE0012', 'R_{12}'],
    ['EQ \\f(1,2', undefined],
    ['EQ \\q(1)', undefined],
    ['PAGE', undefined],
  ])('%s', (code, tex) => {
    expect(equationTex(code)).toBe(tex)
    if (tex !== undefined) expect(() => renders(tex)).not.toThrow()
  })
})

describe('whatever comes in', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }).map(cleanText),
    fc.constantFrom('\\', '{', '}', '&', '%', '^2', '_x', '\\frac{1}', '∑', '甲', '$', '#', '~', '½', '°C', "''", '\t'),
  )
  const names =
    'oMath r t f num den sSup sSub sSubSup sPre e sub sup rad deg nary d m mr eqArr acc bar groupChr func fName limLow limUpp lim box borderBox phant del ins x'.split(
      ' ',
    )
  const properties = fc.record({
    name: fc.constantFrom('chr', 'begChr', 'endChr', 'sepChr', 'pos', 'type', 'nor', 'sty', 'scr', 'limLoc'),
    val: fc.oneof(text, fc.constantFrom('top', 'p', 'b', 'double-struck', 'undOvr', '1', 'lin')),
  })
  const grow = (inner: fc.Arbitrary<Element>): fc.Arbitrary<Element> =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(inner, { maxLength: 4 }), text, fc.array(properties, { maxLength: 2 }))
      .map(([name, children, words, list]) => {
        const own = list.map((one) => ({ name: one.name, attributes: { 'm:val': one.val }, children: [] }))
        const before: Element = { name: `${name}Pr`, attributes: {}, children: own }
        return { name, attributes: {}, children: name === 't' ? [words] : [before, ...children] }
      })
  const letter = text.map(
    (words): Element => ({ name: 'r', attributes: {}, children: [{ name: 't', attributes: {}, children: [words] }] }),
  )
  const tree = fc
    .array(grow(fc.oneof(letter, grow(fc.oneof(letter, grow(letter))))), { maxLength: 5 })
    .map((children): Element => ({ name: 'oMath', attributes: {}, children }))

  it('characters become TeX that can be shown, or are refused', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (words, nor) => {
        const element = formula(r('x', nor ? value('nor', '1') : ''))
        const run = elements(elements(element)[0] ?? element, 't')[0]
        if (run) run.children = [words]
        const tex = formulaTex(element)
        if (tex !== undefined && !words.includes('\\')) renders(tex)
      }),
      { numRuns: 1_000 },
    )
  })

  it('formulas become TeX that can be shown, or are refused', () => {
    fc.assert(
      fc.property(tree, (element) => {
        const tex = formulaTex(element)
        // What an author typed as TeX may be wrong TeX; ours is not.
        if (tex !== undefined && !plainFormula(element).includes('\\')) renders(tex)
      }),
      { numRuns: 1_000 },
    )
  })

  it('fields become TeX that can be shown, or are refused', () => {
    const piece = fc.oneof(
      text,
      fc.constantFrom(
        '\\f(',
        '\\r(',
        '\\s\\up3(',
        '\\o(',
        '\\b\\lc\\{(',
        '\\a\\co2(',
        '\\i(',
        '\\x\\to(',
        ')',
        ',',
        '(',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const tex = equationTex(`EQ ${pieces.join('')}`)
        if (tex !== undefined) renders(tex)
      }),
      { numRuns: 1_000 },
    )
  })
})
