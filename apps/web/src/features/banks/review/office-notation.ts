import type { Content, Inline } from '@lianbing/contract'

type Run = Extract<Inline, { type: 'run' }>
export type Image = Extract<Inline, { type: 'image' }>

/** What a text may name: {{A}} is the first option, {{image:NAME|alt}} a picture. */
export type Names = { options: readonly string[]; pictures: ReadonlyMap<string, Omit<Image, 'alt'>> }

const looks = [
  ['b', { bold: true }],
  ['i', { italic: true }],
  ['u', { underline: true }],
  ['sub', { position: 'sub' }],
  ['sup', { position: 'super' }],
] as const satisfies [string, Partial<Run>][]

const lookOf = (run: Run): string =>
  [run.bold && 'b', run.italic && 'i', run.underline && 'u', run.position === 'super' ? 'sup' : run.position]
    .filter(Boolean)
    .join('+')

const runOf = (text: string, look: string): Run => {
  const parts = look.split('+')
  return Object.assign(
    { type: 'run' as const, text },
    ...looks.filter(([name]) => parts.includes(name)).map(([, is]) => is),
  )
}

const sealed = (text: string) => text.replace(/[\\}]/g, '\\$&')
const unsealed = (text: string) => text.replace(/\\([\\}])/g, '$1')

/** Plain text, with what would mean something written as {{=…}}. */
const plain = (text: string, inTable: boolean): string =>
  text.replace(inTable ? /\{*(?:\{\{|\\\(|\|)|\{$/g : /\{*(?:\{\{|\\\()|\{$/g, (marks) => `{{=${sealed(marks)}}}`)

const sameImage = (a: Omit<Image, 'alt'>, b: Omit<Image, 'alt'>) =>
  a.hash === b.hash && a.width === b.width && a.height === b.height

/** Short names for the pictures of a question; those of before keep theirs. */
export const namePictures = (
  contents: readonly Content[],
  before: Names['pictures'] = new Map(),
): Names['pictures'] => {
  const named = new Map(before)
  const inlines = contents.flat().flatMap((block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))
  for (const child of inlines) {
    if (child.type !== 'image' || [...named.values()].some((known) => sameImage(known, child))) continue
    const { alt: _, ...image } = child
    const short = child.hash.slice(0, 6)
    let name = short
    for (let n = 2; named.has(name); n++) name = `${short}-${n}`
    named.set(name, image)
  }
  return named
}

const writeInline = (child: Inline, names: Names, inTable: boolean, gap: (index: number) => boolean): string => {
  if (child.type === 'run') {
    const look = lookOf(child)
    return look === '' ? plain(child.text, inTable) : `{{${look}:${sealed(child.text)}}}`
  }
  if (child.type === 'formula') {
    const { tex } = child
    const isSimple = tex !== '' && tex.trim() === tex && !`${tex}\\)`.slice(0, -1).includes('\\)')
    return isSimple ? `\\(${tex}\\)` : `{{tex:${sealed(tex)}}}`
  }
  if (child.type === 'option') {
    const place = names.options.indexOf(child.id)
    return place >= 0 && place < 26 ? `{{${String.fromCharCode(65 + place)}}}` : `{{option:${sealed(child.id)}}}`
  }
  if (child.type === 'blank') return gap(child.index) ? '{{blank}}' : `{{blank:${child.index}}}`
  const name = [...names.pictures].find(([, image]) => sameImage(image, child))?.[0] ?? child.hash
  return `{{image:${name}|${sealed(child.alt)}}}`
}

/** Content as people type it: a paragraph a line, tables as lines of | cells |. */
export const writeNotation = (content: Content, names: Names): string => {
  let gaps = 0
  const gap = (index: number) => {
    const isNext = index === gaps
    if (isNext) gaps++
    return isNext
  }
  const inline = (children: readonly Inline[], inTable: boolean) =>
    children.map((child) => writeInline(child, names, inTable, gap)).join('')
  const blocks = content.map((block) => {
    if (block.type === 'table')
      return block.rows.map((row) => `|${row.map((cell) => ` ${inline(cell, true)} `).join('|')}|`).join('\n')
    return inline(block.children, false).replace(/^(\s*)\|/, '$1{{=|}}')
  })
  // An empty line keeps two tables apart.
  return blocks
    .map((text, place) =>
      content[place]?.type === 'table' && content[place - 1]?.type === 'table' ? `\n${text}` : text,
    )
    .join('\n')
}

/** Where a mark that has begun ends, past what is sealed; -1 where it does not. */
const endOf = (line: string, from: number): number => {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\' && (line[at + 1] === '\\' || line[at + 1] === '}')) at++
    else if (line.startsWith('}}', at)) return at
  }
  return -1
}

type Gaps = { next: number }

const readCommand = (inside: string, names: Names, gaps: Gaps): Inline | undefined => {
  const word = inside.trim()
  if (word === 'blank') return { type: 'blank', index: gaps.next++ }
  if (/^[A-Z]$/.test(word)) {
    const id = names.options[word.charCodeAt(0) - 65]
    return id === undefined ? undefined : { type: 'option', id }
  }
  if (inside.startsWith('=')) return { type: 'run', text: unsealed(inside.slice(1)) }
  const [, name = '', rest = ''] = /^\s*([a-z+]+)\s*:([\s\S]*)$/.exec(inside) ?? []
  if (name === 'tex') return { type: 'formula', tex: unsealed(rest) }
  if (name === 'option') return { type: 'option', id: unsealed(rest) }
  if (name === 'blank') return /^\d{1,2}$/.test(rest) ? { type: 'blank', index: Number(rest) } : undefined
  if (name === 'image') {
    const [file = '', ...alt] = rest.split('|')
    const image = names.pictures.get(file.trim())
    return image && { ...image, alt: unsealed(alt.join('|')).trim() }
  }
  const known = name !== '' && name.split('+').every((part) => looks.some(([look]) => look === part))
  return known ? runOf(unsealed(rest), name) : undefined
}

const sameLook = (a: Inline | undefined, b: Run): a is Run => a?.type === 'run' && lookOf(a) === lookOf(b)

/** One line, in a table one row: its cells, and what in it means nothing. */
const readLine = (line: string, names: Names, gaps: Gaps, inTable: boolean) => {
  const cells: Inline[][] = [[]]
  const unknown: string[] = []
  const add = (child: Inline) => {
    const cell = cells.at(-1) ?? []
    const last = cell.at(-1)
    if (child.type !== 'run') cell.push(child)
    else if (child.text === '') return
    else if (sameLook(last, child)) cell[cell.length - 1] = { ...last, text: last.text + child.text }
    else cell.push(child)
  }
  for (let at = 0; at < line.length; ) {
    const isFormula = line.startsWith('\\(', at)
    const isCommand = line.startsWith('{{', at)
    const end = isFormula ? line.indexOf('\\)', at + 2) : isCommand ? endOf(line, at + 2) : -1
    const inside = line.slice(at + 2, end)
    const child = isFormula && end >= 0 ? { type: 'formula' as const, tex: inside.trim() } : undefined
    const found = child ?? (isCommand && end >= 0 ? readCommand(inside, names, gaps) : undefined)
    if (found) {
      add(found)
      at = end + 2
    } else if (inTable && line[at] === '|') {
      cells.push([])
      at++
    } else {
      if (isFormula || isCommand) unknown.push(line.slice(at, end < 0 ? at + 20 : end + 2))
      const taken = isFormula || isCommand ? 2 : 1
      add({ type: 'run', text: line.slice(at, at + taken) })
      at += taken
    }
  }
  return { cells, unknown }
}

const trimmed = (cell: Inline[]): Inline[] => {
  const at = (place: number, change: (text: string) => string) => {
    const child = cell.at(place)
    if (child?.type === 'run' && lookOf(child) === '') cell.splice(place, 1, { ...child, text: change(child.text) })
  }
  at(0, (text) => text.trimStart())
  at(-1, (text) => text.trimEnd())
  return cell.filter((child) => child.type !== 'run' || child.text !== '')
}

/** What was typed, as content; what in it means nothing is kept as it stands, and named. Empty lines are dropped. */
export const readNotation = (text: string, names: Names): { content: Content; unknown: string[] } => {
  const content: Content = []
  const unknown: string[] = []
  const gaps: Gaps = { next: 0 }
  let table: Inline[][][] | undefined
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isRow = line.trim().startsWith('|')
    const read = readLine(isRow ? line.trim().replace(/^\|/, '').replace(/\|$/, '') : line, names, gaps, isRow)
    unknown.push(...read.unknown)
    if (!isRow) table = undefined
    if (isRow && table) table.push(read.cells.map(trimmed))
    else if (isRow) {
      table = [read.cells.map(trimmed)]
      content.push({ type: 'table', rows: table })
    } else if (read.cells[0] && read.cells[0].length > 0) content.push({ type: 'paragraph', children: read.cells[0] })
  }
  return { content, unknown }
}
