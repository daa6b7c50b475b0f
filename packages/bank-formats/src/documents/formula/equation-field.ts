import { HIDDEN, SUB, SUPER } from '../../text/marks.ts'
import { bracketTex } from './formula-parts.ts'
import { NotTex, texOf } from './tex-symbols.ts'

/** People do not nest formulas deeper. */
const deepest = 30

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** Words of a formula, with the raised and lowered characters that a run may have. */
const wordsTex = (text: string): string =>
  text
    .split(/([\uE000\uE001][^\uE000\uE001])/)
    .map((piece) =>
      piece.startsWith(SUPER)
        ? `^{${texOf(piece.slice(1))}}`
        : piece.startsWith(SUB)
          ? `_{${texOf(piece.slice(1))}}`
          : texOf(piece),
    )
    .join('')
    .replaceAll('}^{', '')
    .replaceAll('}_{', '')

/** Switches of a command before its arguments: a name of two letters, and a sign or a number. */
interface Command {
  name: string
  switches: Map<string, string>
  parts: string[]
}

const commandTex = ({ name, switches, parts }: Command): string => {
  const [first = '', second = ''] = parts
  switch (name) {
    case 'f':
      return `\\frac{${first}}{${second}}`
    case 'r':
      return parts.length > 1 ? `\\sqrt[{${first}}]{${second}}` : `\\sqrt{${first}}`
    case 's':
      if (parts.length > 1) return `{}^{${first}}_{${second}}`
      return switches.has('do') ? `{}_{${first}}` : `{}^{${first}}`
    case 'l':
      return parts.join(',')
    case 'd':
      return first
    case 'x': {
      if (switches.has('to')) return `\\overline{${first}}`
      return switches.has('bo') ? `\\underline{${first}}` : `\\boxed{${first}}`
    }
    case 'i': {
      const sign = switches.has('su') ? '\\sum' : switches.has('pr') ? '\\prod' : '\\int'
      return `${sign}_{${first}}^{${second}}{${parts[2] ?? ''}}`
    }
    case 'a': {
      const columns = Math.max(1, Math.min(20, Number(switches.get('co')) || 1))
      const rows: string[] = []
      for (let at = 0; at < parts.length; at += columns) rows.push(parts.slice(at, at + columns).join(' & '))
      return `\\begin{array}{${'l'.repeat(columns)}}${rows.join(' \\\\ ')}\\end{array}`
    }
    case 'b': {
      const both = switches.get('bc')
      const pair = both === undefined ? undefined : ({ '{': '}', '[': ']', '(': ')', '<': '>' }[both] ?? both)
      const alone = switches.has('lc') || switches.has('rc')
      const left = bracketTex(switches.get('lc') ?? both ?? (alone ? '' : '('))
      const right = bracketTex(switches.get('rc') ?? pair ?? (alone ? '' : ')'))
      if (left === undefined || right === undefined) throw new NotTex()
      return `\\left${left} ${first}\\right${right} `
    }
    case 'o': {
      const number = /^\\bigcirc\s*$|^\\text\{[〇◯]\}$/.test(first.trim()) ? /^\d{1,2}$/.exec(second.trim()) : null
      const sign = number && circled[Number(number[0]) - 1]
      if (sign) return `\\text{${sign}}`
      const arrow = /^(?:\{\}\^\{)?(\\rightarrow|-|\\text\{[―—¯]\})\s*\}?$/
      if (parts.length === 2 && arrow.test(second.trim()))
        return `${second.includes('\\rightarrow') ? '\\overrightarrow' : '\\overline'}{${first}}`
      if (parts.length === 2 && arrow.test(first.trim()))
        return `${first.includes('\\rightarrow') ? '\\overrightarrow' : '\\overline'}{${second}}`
      throw new NotTex()
    }
    default:
      throw new NotTex()
  }
}

const reader = (code: string) => {
  let at = 0
  const skipBlanks = () => {
    while (code[at] === ' ') at++
  }

  const command = (depth: number): string => {
    const name = (code[++at] ?? '').toLowerCase()
    at++
    const switches = new Map<string, string>()
    for (skipBlanks(); code[at] === '\\'; skipBlanks()) {
      const word = code.slice(at + 1, at + 3).toLowerCase()
      at += 3
      let value = ''
      if (/^[lrb]c$/.test(word) || word === 'fc' || word === 'vc') {
        if (code[at] === '\\') at++
        value = code[at++] ?? ''
      } else while (/[\d.-]/.test(code[at] ?? '')) value += code[at++]
      switches.set(word, value)
    }
    if (code[at] !== '(') throw new NotTex()
    at++
    const parts: string[] = []
    for (;;) {
      parts.push(sequence(depth + 1, true))
      const end = code[at++]
      if (end === ')') return commandTex({ name, switches, parts })
      if (end === undefined) throw new NotTex()
    }
  }

  /** Up to the end, or to what ends an argument. */
  const sequence = (depth: number, inside: boolean): string => {
    if (depth > deepest) throw new NotTex()
    let tex = ''
    let words = ''
    let open = 0
    const flush = () => {
      tex += wordsTex(words)
      words = ''
    }
    while (at < code.length) {
      const character = code[at] ?? ''
      if (inside && open === 0 && /[),;]/.test(character)) break
      if (character === '\\' && /[a-z]/i.test(code[at + 1] ?? '')) {
        flush()
        tex += command(depth)
        continue
      }
      if (character === '\\') at++
      else if (character === '(') open++
      else if (character === ')') open--
      words += code[at++] ?? ''
    }
    flush()
    return tex
  }

  return () => sequence(0, false)
}

/** The code of an old formula field (`EQ \\f(1,2)`) as TeX; undefined where it is none, or TeX cannot say it. */
export const equationTex = (code: string): string | undefined => {
  const formula = /^\s*eq\s([\s\S]*)$/i.exec(code)?.[1]
  if (formula === undefined || formula.length > 2_000 || formula.includes(HIDDEN)) return undefined
  try {
    return reader(formula.replace(/\\\*\s*mergeformat/i, ''))().trim()
  } catch (error) {
    if (error instanceof NotTex) return undefined
    throw error
  }
}
