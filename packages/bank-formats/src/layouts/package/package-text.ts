import type { Content, Inline } from '@lianbing/contract'
import { cleanText } from '../../text/marks.ts'
import { refuse } from './package-fields.ts'

type Image = Extract<Inline, { type: 'image' }>
type Run = Extract<Inline, { type: 'run' }>

/** What a text may name. */
export interface TextPlaces {
  /** Number of options: {{A}} is the first. */
  options: number
  /** Only a stem of a fill-in question has gaps. */
  gaps: boolean
  /** The picture of this name, or undefined where the package has none. */
  picture(name: string, alt: string): Image | undefined
}

/** Longest formula that the model holds. */
const longestFormula = 5_000

const looks: Record<string, Partial<Run>> = {
  text: {},
  sub: { position: 'sub' },
  sup: { position: 'super' },
  u: { underline: true },
  b: { bold: true },
  i: { italic: true },
}

/** One look, or several: "b+u". */
const lookOf = (names: string): Partial<Run> | undefined => {
  const found = names.split('+').map((name) => (Object.hasOwn(looks, name) ? looks[name] : undefined))
  return found.includes(undefined) ? undefined : Object.assign({}, ...found)
}

/** What stands between {{ and }}. */
const command = (inside: string, places: TextPlaces, name: string, gap: () => number): Inline => {
  const word = inside.trim()
  if (word === 'blank') return places.gaps ? { type: 'blank', index: gap() } : refuse(`${name} may hold no {{blank}}`)
  if (/^[A-Z]$/.test(word)) {
    return word.charCodeAt(0) - 65 < places.options
      ? { type: 'option', id: word }
      : refuse(`{{${word}}} in ${name} names no option`)
  }
  const colon = inside.indexOf(':')
  const look = colon < 0 ? undefined : lookOf(inside.slice(0, colon).trim())
  if (look) return { type: 'run', text: inside.slice(colon + 1), ...look }
  if (!/^\s*image:/.test(inside)) return refuse(`{{${word.slice(0, 40)}}} in ${name} means nothing`)
  const [file = '', ...alt] = inside.slice(colon + 1).split('|')
  const image = places.picture(file.trim(), alt.join('|').trim())
  return image ?? refuse(`${name} shows the picture “${file.trim().slice(0, 80)}”, which the package does not hold`)
}

const isPlain = (child: Inline): child is Run => child.type === 'run' && Object.keys(child).length === 2

/** One line: text, formulas between \( and \), and what stands between {{ and }}. */
const lineContent = (line: string, places: TextPlaces, name: string, gap: () => number): Inline[] => {
  const children: Inline[] = []
  // From a mark that opens to the next one that closes it; within a formula braces are its own.
  let open: { mark: string; inside: string } | undefined
  const put = (child: Inline) => {
    const last = children.at(-1)
    if (isPlain(child) && last && isPlain(last)) last.text += child.text
    else children.push(child)
  }
  const add = (plain: string) => {
    if (plain !== '') put({ type: 'run', text: plain })
  }
  for (const part of line.split(/(\\\(|\\\)|\\\}|\{\{|\}\})/)) {
    if (!open && (part === '\\(' || part === '{{')) open = { mark: part, inside: '' }
    else if (!open) add(part)
    else if (open.mark === '\\(' && part === '\\)') {
      if (open.inside.length > longestFormula)
        refuse(`a formula in ${name} is longer than ${longestFormula} characters`)
      children.push({ type: 'formula', tex: open.inside.trim() })
      open = undefined
    } else if (open.mark === '{{' && part === '}}') {
      put(command(open.inside.replaceAll('\\}', '}'), places, name, gap))
      open = undefined
    } else open.inside += part
  }
  if (open) refuse(`${open.mark} in ${name} is not closed`)
  return children
}

/**
 * A text of the package as content, a paragraph a line: `\( … \)` is a formula in TeX, `{{image:name|alt}}` a picture,
 * `{{B}}` a reference to option B, `{{blank}}` a gap, and `{{sub:2}}`, `{{sup:2}}`, `{{u:…}}`, `{{b:…}}`, `{{i:…}}` text
 * that is lowered, raised, underlined, bold, italic, several of them as `{{b+u:…}}`; `{{text:{{}}` is what would else be
 * a mark itself, and `\}` between braces a brace.
 */
export const packageText = (written: string, places: TextPlaces, name: string): { content: Content; gaps: number } => {
  let gaps = 0
  const lines = cleanText(written)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > 200) refuse(`${name} has more than 200 lines`)
  const content: Content = lines.map((line) => ({
    type: 'paragraph',
    children: lineContent(line, places, name, () => gaps++),
  }))
  return { content, gaps }
}
