import { type Element, elements } from '../../file/markup.ts'
import { cleanText, HIDDEN } from '../../text/marks.ts'
import { child, settingOf, switchOf } from '../word/attribute.ts'
import { accentTex, bracketTex, functionTex, operatorTex } from './formula-parts.ts'
import { NotTex, texOf, texText } from './tex-symbols.ts'

/** The model's bound. */
const longestTex = 5_000

const propertiesOf = (element: Element) => child(element, `${element.name}Pr`)
const part = (element: Element, name: string): string => {
  const found = child(element, name)
  return found ? sequence(found) : ''
}
const braced = (tex: string) => `{${tex}}`

/** What an index or a mark hangs on: one sign as it is, more of them as a group. */
const base = (element: Element) => {
  const tex = part(element, 'e')
  return /^(\w|\\[A-Za-z]+ ?)$/.test(tex) ? tex.trimEnd() : braced(tex)
}

const scripts: Record<string, string> = {
  'double-struck': '\\mathbb',
  script: '\\mathcal',
  fraktur: '\\mathfrak',
  'sans-serif': '\\mathsf',
  monospace: '\\mathtt',
}

const run = (element: Element): string => {
  const properties = elements(element, 'rPr').find((one) => child(one, 'nor') || child(one, 'sty') || child(one, 'scr'))
  const text = cleanText(
    elements(element)
      .map((one) => (one.name === 't' ? one.children.join('') : one.name === 'tab' || one.name === 'br' ? ' ' : ''))
      .join('')
      .replace(/\s/g, ' '),
  )
  if (elements(element).some(({ name }) => /^(drawing|pict|object|sym)$/.test(name))) throw new NotTex()
  if (text.includes(HIDDEN)) throw new NotTex()
  if (switchOf(properties, 'nor')) return texText(text)
  const tex = texOf(text)
  const script = scripts[settingOf(properties, 'scr') ?? '']
  if (script && tex.trim() !== '') return `${script}{${tex}}`
  const style = settingOf(properties, 'sty')
  const known = style === 'p' ? functionTex(text) : undefined
  if (known) return `${known} `
  if (style === 'b' && tex.trim() !== '') return `\\mathbf{${tex}}`
  if (style === 'bi' && tex.trim() !== '') return `\\boldsymbol{${tex}}`
  return style === 'p' && /^[A-Za-z ]+$/.test(text) && text.trim() !== '' ? `\\mathrm{${text.trim()}}` : tex
}

const fraction = (element: Element) => {
  const [above, below] = [part(element, 'num'), part(element, 'den')]
  const type = settingOf(propertiesOf(element), 'type')
  if (type === 'lin') return `{${above}}/{${below}}`
  if (type === 'skw') return `{}^{${above}}/{}_{${below}}`
  return type === 'noBar' ? `\\genfrac{}{}{0pt}{}{${above}}{${below}}` : `\\frac{${above}}{${below}}`
}

const radical = (element: Element) => {
  const degree = part(element, 'deg')
  const hidden = switchOf(propertiesOf(element), 'degHide') || degree.trim() === ''
  return `\\sqrt${hidden ? '' : `[{${degree}}]`}{${part(element, 'e')}}`
}

const nary = (element: Element) => {
  const properties = propertiesOf(element)
  const operator = operatorTex(settingOf(properties, 'chr') ?? '∫')
  if (!operator) throw new NotTex()
  const place = settingOf(properties, 'limLoc')
  const bound = (name: 'sub' | 'sup', sign: string) => {
    const tex = part(element, name)
    return switchOf(properties, `${name}Hide`) || tex.trim() === '' ? '' : `${sign}{${tex}}`
  }
  const limits = place === 'undOvr' ? '\\limits' : place === 'subSup' ? '\\nolimits' : ''
  return `${operator}${limits}${bound('sub', '_')}${bound('sup', '^')}${braced(part(element, 'e'))}`
}

const delimited = (element: Element) => {
  const properties = propertiesOf(element)
  const sign = (name: string, usual: string) => {
    const character = settingOf(properties, name) ?? usual
    const tex = bracketTex(character)
    if (tex === undefined) throw new NotTex()
    return tex
  }
  const separator = settingOf(properties, 'sepChr') ?? '|'
  const inner = elements(element, 'e').map(sequence).join(texOf(separator))
  return `\\left${sign('begChr', '(')} ${inner}\\right${sign('endChr', ')')} `
}

const matrix = (element: Element) =>
  `\\begin{matrix}${elements(element, 'mr')
    .map((row) => elements(row, 'e').map(sequence).join(' & '))
    .join(' \\\\ ')}\\end{matrix}`

/** Lines below each other; the marks that align them are not shown. */
const lines = (element: Element) =>
  `\\begin{array}{l}${elements(element, 'e')
    .map((line) => sequence(line).replaceAll('\\&', ''))
    .join(' \\\\ ')}\\end{array}`

const accent = (element: Element) => {
  const tex = accentTex(settingOf(propertiesOf(element), 'chr') ?? '\u0302')
  if (!tex) throw new NotTex()
  const inner = part(element, 'e')
  const wide =
    tex === '\\bar' && inner.length > 1 ? '\\overline' : tex === '\\vec' && inner.length > 2 ? '\\overrightarrow' : tex
  return `${wide}{${inner}}`
}

const grouped = (element: Element) => {
  const properties = propertiesOf(element)
  const character = settingOf(properties, 'chr') ?? '⏟'
  const above = settingOf(properties, 'pos') === 'top'
  const inner = part(element, 'e')
  if (character === '⏟') return `\\underbrace{${inner}}`
  if (character === '⏞') return `\\overbrace{${inner}}`
  return `${above ? '\\overset' : '\\underset'}{${texOf(character)}}{${inner}}`
}

const limit = (element: Element, above: boolean) => {
  const inner = part(element, 'e')
  const bound = part(element, 'lim')
  if (/^\\(lim|max|min|sup|inf|limsup|liminf|sum|prod)$/.test(inner.trim()))
    return `${inner.trim()}${above ? '^' : '_'}{${bound}}`
  if (/^\\(underbrace|overbrace)\{/.test(inner)) return `${inner}${above ? '^' : '_'}{${bound}}`
  return `${above ? '\\overset' : '\\underset'}{${bound}}{${inner}}`
}

const applied = (element: Element) => {
  const name = child(element, 'fName')
  const tex = name && (functionTex(plainFormula(name)) ?? sequence(name))
  return `${tex ?? ''} ${braced(part(element, 'e'))}`
}

const writers: Record<string, (element: Element) => string> = {
  r: run,
  f: fraction,
  rad: radical,
  nary,
  d: delimited,
  m: matrix,
  eqArr: lines,
  acc: accent,
  groupChr: grouped,
  func: applied,
  limLow: (element) => limit(element, false),
  limUpp: (element) => limit(element, true),
  sSup: (element) => `${base(element)}^{${part(element, 'sup')}}`,
  sSub: (element) => `${base(element)}_{${part(element, 'sub')}}`,
  sSubSup: (element) => `${base(element)}_{${part(element, 'sub')}}^{${part(element, 'sup')}}`,
  sPre: (element) => `{}_{${part(element, 'sub')}}^{${part(element, 'sup')}}${base(element)}`,
  bar: (element) =>
    `${settingOf(propertiesOf(element), 'pos') === 'top' ? '\\overline' : '\\underline'}{${part(element, 'e')}}`,
  box: (element) => braced(part(element, 'e')),
  borderBox: (element) => `\\boxed{${part(element, 'e')}}`,
  phant: (element) =>
    switchOf(propertiesOf(element), 'show') === false ? `\\phantom{${part(element, 'e')}}` : braced(part(element, 'e')),
  del: () => '',
  moveFrom: () => '',
}
const transparent = new Set(['oMath', 'oMathPara', 'ins', 'moveTo', 'smartTag', 'customXml', 'sdt', 'sdtContent', 'e'])
const silent = /Pr$|^(bookmark|proofErr|comment|perm)/

const sequence = (parent: Element): string =>
  elements(parent)
    .map((one) => {
      const write = Object.hasOwn(writers, one.name) ? writers[one.name] : undefined
      if (write) return write(one)
      if (transparent.has(one.name)) return sequence(one)
      if (silent.test(one.name)) return ''
      throw new NotTex()
    })
    .join('')

/** The characters of a formula one after the other. */
export const plainFormula = (element: Element): string =>
  cleanText(
    elements(element)
      .map((one) => (one.name === 't' ? one.children.join('') : one.name === 'del' ? '' : plainFormula(one)))
      .join('')
      .replace(/\s/g, ' '),
  )

/** A formula that was typed and never built up: TeX as it stands, or signs with indexes. */
const typedTex = (element: Element): string | undefined => {
  const runs = elements(element).filter(({ name }) => !silent.test(name))
  if (runs.length === 0 || !runs.every(({ name }) => name === 'r')) return undefined
  const text = plainFormula(element).trim()
  if (/\\[A-Za-z]/.test(text)) return isBalanced(text) ? text.replace(/(?<!\\)[%#$]/g, '\\$&') : undefined
  if (!/[\^_]/.test(text)) return undefined
  // How far such an index goes is not to be told.
  if (/[\^_][A-Za-z]{2}/.test(text)) return texText(text)
  let hung = ''
  return text.replace(
    /([^_^]*)(?:([_^])(\([^()]{0,200}\)|\{[^{}]{0,200}\}|[^_^]))?/gu,
    (_, before, sign = '', index) => {
      const inner = /^[({]/.test(index ?? '') ? index.slice(1, -1) : (index ?? '')
      if (before.trim() !== '') hung = ''
      // TeX hangs one index of a kind on a sign: a second one hangs on nothing.
      const isSecond = sign !== '' && hung.includes(sign)
      hung = isSecond ? sign : hung + sign
      return `${texOf(before)}${isSecond ? '{}' : ''}${sign ? `${sign}{${texOf(inner)}}` : ''}`
    },
  )
}

/** Whether each brace of typed TeX is closed. */
const isBalanced = (tex: string) => {
  let open = 0
  for (const sign of tex.replace(/\\[\\{}]/g, '')) {
    if (sign === '{') open++
    if (sign === '}' && --open < 0) return false
  }
  return open === 0
}

/** An Office formula (`oMath`, `oMathPara`) as TeX; undefined where TeX cannot say it. */
export const formulaTex = (element: Element): string | undefined => {
  try {
    const tex = typedTex(element) ?? sequence(element).trim()
    return tex.length > longestTex ? undefined : tex
  } catch (error) {
    if (error instanceof NotTex) return undefined
    throw error
  }
}
