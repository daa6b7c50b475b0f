import { type Element, elements, innerText, type Markup } from '../../file/markup.ts'

const operators: Record<string, string> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∮': '\\oint',
  '−': '-',
  '×': '\\times ',
  '÷': '\\div ',
  '·': '\\cdot ',
  '⋅': '\\cdot ',
  '±': '\\pm ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '∞': '\\infty ',
  '→': '\\to ',
  '∠': '\\angle ',
  '°': '^{\\circ}',
  '\u2061': '',
  '\u2062': '',
  '\u2063': '',
  '\u2064': '',
}
const accents: Record<string, string> = {
  '¯': 'overline',
  '‾': 'overline',
  _: 'underline',
  '→': 'vec',
  '^': 'hat',
  '~': 'tilde',
  '˙': 'dot',
}
const functions = /^(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|exp|lim|max|min|det)$/

const escaped = (text: string) =>
  text.trim().replace(/[\\{}%$#&_^~]/g, (sign) => (sign === '\\' ? '\\backslash ' : `\\${sign}`))

const operator = (text: string) => {
  const name = text.trim()
  return functions.test(name) ? `\\${name} ` : (operators[name] ?? escaped(name))
}

const identifier = (text: string) => {
  const name = text.trim()
  return [...name].length > 1 && !functions.test(name) ? `\\mathrm{${escaped(name)}}` : operator(name)
}

class Beyond extends Error {}

const row = (parts: readonly Markup[]): string => parts.map(tex).join('')

const accented = (base: string, over: Element | undefined, sign: '^' | '_') => {
  const mark = over ? innerText(over).trim() : ''
  const accent = over?.name === 'mo' ? accents[mark] : undefined
  return accent ? `\\${accent}{${base}}` : `${base}${sign}{${over ? tex(over) : ''}}`
}

/** The parts of an element that must have just so many. */
const partsOf = (element: Element, count: number): [Element, Element, Element] => {
  const [first, second, third] = elements(element)
  if (elements(element).length !== count || !first || !second) throw new Beyond()
  return [first, second, third ?? second]
}

const fenced = (element: Element) => {
  const { open = '(', close = ')', separators = ',' } = element.attributes
  return `\\left${escaped(open) || '.'}${elements(element).map(tex).join(separators.slice(0, 1))}\\right${escaped(close) || '.'}`
}

const matrix = (element: Element) =>
  `\\begin{matrix}${elements(element)
    .map((line) => elements(line).map(tex).join(' & '))
    .join(' \\\\ ')}\\end{matrix}`

const tex = (part: Markup): string => {
  if (typeof part === 'string') return part.trim() === '' ? '' : escaped(part)
  switch (part.name) {
    case 'mi':
      return identifier(innerText(part))
    case 'mn':
      return escaped(innerText(part))
    case 'mo':
      return operator(innerText(part))
    case 'mtext':
      return `\\text{${innerText(part).replace(/[\\{}%$#&_^~]/g, (sign) => (/[\\^~]/.test(sign) ? '' : `\\${sign}`))}}`
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'mtd':
      return row(part.children)
    case 'mspace':
      return '\\,'
    case 'mfrac': {
      const [over, under] = partsOf(part, 2)
      return `\\frac{${tex(over)}}{${tex(under)}}`
    }
    case 'msqrt':
      return `\\sqrt{${row(part.children)}}`
    case 'mroot': {
      const [base, index] = partsOf(part, 2)
      return `\\sqrt[${tex(index)}]{${tex(base)}}`
    }
    case 'msup':
    case 'msub': {
      const [base, script] = partsOf(part, 2)
      return `{${tex(base)}}${part.name === 'msup' ? '^' : '_'}{${tex(script)}}`
    }
    case 'msubsup': {
      const [base, lower, upper] = partsOf(part, 3)
      return `{${tex(base)}}_{${tex(lower)}}^{${tex(upper)}}`
    }
    case 'mover':
    case 'munder': {
      const [base, script] = partsOf(part, 2)
      return accented(tex(base), script, part.name === 'mover' ? '^' : '_')
    }
    case 'munderover': {
      const [base, lower, upper] = partsOf(part, 3)
      return `${tex(base)}_{${tex(lower)}}^{${tex(upper)}}`
    }
    case 'mfenced':
      return fenced(part)
    case 'mtable':
      return matrix(part)
    case 'semantics':
      return row(elements(part).slice(0, 1))
    default:
      throw new Beyond()
  }
}

/** The TeX that an author wrote and an editor kept inside of the MathML. */
const annotated = (element: Element): string | undefined => {
  for (const child of elements(element)) {
    if (child.name === 'annotation' && /x-tex|latex/i.test(child.attributes.encoding ?? '')) return innerText(child)
    const found = annotated(child)
    if (found !== undefined) return found
  }
  return undefined
}

/** A `math` element as TeX; undefined where it holds what is not translated, or nothing. */
export const mathmlTex = (element: Element): string | undefined => {
  try {
    const found = (annotated(element) ?? tex(element)).trim()
    return found === '' || found.length > 5_000 ? undefined : found
  } catch (error) {
    if (error instanceof Beyond) return undefined
    throw error
  }
}
