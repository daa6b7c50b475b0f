import { content } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlMarkup } from '../src/layouts/interchange/html-markup.ts'
import { markupContent } from '../src/layouts/interchange/markup-content.ts'
import { shown } from './samples.ts'

const read = (html: string) => markupContent(htmlMarkup(html))

describe('HTML of a question becomes content', () => {
  it.each([
    ['paragraphs and breaks', '<p>Switch off,<br>then earth.</p><div>Why?</div>', 'Switch off,\nthen earth.\nWhy?'],
    ['blanks as a browser shows them', '<p>\n  One\t two  <b> three</b>\n</p>', 'One two three'],
    ['lists', '<ol start="3"><li>Lock</li><li><p>Tag</p><ul><li>red</li></ul></li></ol>', '3. Lock\n4. Tag\n• red'],
    ['lettered lists', '<ol type="A"><li>Lathe</li><li></li><li>Drill</li></ol>', 'A. Lathe\nC. Drill'],
    [
      'tables, with cells over several columns and rows',
      '<table><tr><th rowspan="2">Wire</th><td colspan="2">mm²</td></tr><tr><td>2.5</td><td>4</td></tr></table>',
      '| Wire | mm² |  |\n|  | 2.5 | 4 |',
    ],
    [
      'a frame of one column',
      '<table><tr><td>Read</td></tr><tr><td><p>the plate.</p></td></tr></table>',
      'Read\nthe plate.',
    ],
    ['raised and lowered text', 'm<sup>2</sup>, CO<sub>2</sub>', 'm^2, CO_2'],
    [
      'underlined text, by tag and by style',
      '<u>a</u>b<span style="text-decoration: underline">c</span>',
      '<u>a</u>b<u>c</u>',
    ],
    [
      'entities, also broken ones',
      'a &lt; b &amp;&amp; c&nbsp;&ge; 5 & d &unknown; &#x4E2D;',
      'a < b && c\u00A0≥ 5 & d &unknown; 中',
    ],
    [
      'scripts, styles, comments and hidden parts',
      'A<script>alert(1)</script><style>p{}</style><!-- no --><i style="display: none">x</i>B',
      'AB',
    ],
    [
      'any other element is its text',
      '<font color="red">Stop</font> <blink><a href="javascript:x">now</a></blink>',
      'Stop now',
    ],
    [
      'TeX between its signs',
      'So \\(U = R \\cdot I\\), $$P=UI$$ or \\[x \\\\[2pt] y\\].',
      'So \\(U = R \\cdot I\\), \\(P=UI\\) or \\(x \\\\[2pt] y\\).',
    ],
    ['TeX that is not closed', 'Write \\(x and pay $$ at once', 'Write \\(x and pay $$ at once'],
    ['code, where signs of TeX mean nothing', '<code>echo $$ and $$</code>', 'echo $$ and $$'],
    ['typed blanks and lines', '<pre>\nif x:\n  go()</pre>', 'if x:\n\u00A0\u00A0go()'],
  ])('%s', (_, html, expected) => expect(shown(read(html))).toBe(expected))

  it('keeps bold and italic runs', () => {
    expect(read('<b>never</b> <em>live</em>')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'run', text: 'never', bold: true },
          { type: 'run', text: ' ' },
          { type: 'run', text: 'live', italic: true },
        ],
      },
    ])
  })

  it.each([
    ['<math><mfrac><mi>U</mi><mi>R</mi></mfrac></math>', '\\frac{U}{R}'],
    [
      '<m:math><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup><m:mo>≤</m:mo><m:msqrt><m:mn>9</m:mn></m:msqrt></m:math>',
      '{x}^{2}\\le \\sqrt{9}',
    ],
    ['<math><mi>sin</mi><mo>(</mo><mi>α</mi><mo>)</mo><mo>%</mo></math>', '\\sin (α)\\%'],
    [
      '<math><semantics><mi>q</mi><annotation encoding="application/x-tex">\\hat q</annotation></semantics></math>',
      '\\hat q',
    ],
  ])('MathML as TeX: %s', (html, tex) =>
    expect(read(html)).toEqual([{ type: 'paragraph', children: [{ type: 'formula', tex }] }]),
  )

  it('shows the text of MathML that it does not translate', () => {
    expect(shown(read('<math><menclose><mi>a</mi></menclose></math>'))).toBe('a')
  })

  it('asks for pictures and says what is missing', () => {
    const missing: string[] = []
    const options = {
      picture: (src: string, alt: string) => (src === 'plate.png' ? { type: 'formula' as const, tex: alt } : undefined),
      missing: (name: string) => missing.push(name),
    }
    const markup = htmlMarkup(
      '<img src="plate.png" alt="P"><img src="http://x/y.png"><video src="z"></video> <a href="a.MP3?x">Listen</a>, <a href="a.html">read</a>',
    )
    expect(shown(markupContent(markup, options))).toBe('\\(P\\) Listen, read')
    expect(missing).toEqual(['img', 'video', 'a'])
  })

  it('puts elements of the format where they stand, which no text can imitate', () => {
    const gap = { name: 'gap', attributes: {}, children: [] }
    const element = ({ name }: { name: string }) =>
      name === 'gap' ? [{ type: 'blank' as const, index: 0 }] : undefined
    expect(shown(markupContent(htmlMarkup('Turn <b>the ', gap, '</b> off \uE010'), { element }))).toBe(
      'Turn the [0] off \uE010',
    )
  })

  it('refuses nesting beyond reason', () => {
    expect(() => htmlMarkup('<b>'.repeat(300_000))).toThrow(/nested/)
  })

  it('never fails otherwise, and says what the contract holds', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<ul><li>',
      '<table><tr><td>',
      '</td><td colspan=9>',
      '<b',
      '<sub>',
      '</sub>',
      '\\(',
      '\\)',
      '$$',
      '&',
      '&lt',
      '<!--',
      '<pre>',
      '\n',
      '<math><mi>',
      '<![CDATA[',
      '中',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
        expect(content.safeParse(read(parts.join(''))).error).toBeUndefined()
      }),
    )
  })
})
