import { walkXml } from '../file/xml.ts'
import type { CheckedZip } from '../file/zip.ts'
import { readRelations } from './xlsx-parts.ts'
import type { PictureText } from './xlsx-pictures.ts'

/** Pictures that stand inside cells: of WPS by the id that a formula names, of Excel by the number that a cell carries. */
export interface CellPictures {
  /** `=DISPIMG("ID_…",1)` */
  byId: ReadonlyMap<string, string>
  /** The `vm` of a cell, from 1. */
  byValue: readonly string[]
}

const endingIn = (attributes: Readonly<Record<string, string>>, end: string) =>
  Object.entries(attributes).find(([name]) => name.endsWith(end))?.[1]

const partEnding = (zip: CheckedZip, end: RegExp) => zip.names.find((name) => end.test(name))

/** WPS keeps the pictures of its cells in one part, named by id. */
const readWps = async (zip: CheckedZip, textOf: PictureText) => {
  const byId = new Map<string, string>()
  const path = partEnding(zip, /(^|\/)cellimages\.xml$/i)
  const part = path && (await zip.read(path))
  if (!path || !part) return byId
  const found: { id: string; relation: string; alt: string }[] = []
  let id = ''
  let alt = ''
  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'cNvPr') {
        id = attributes.name ?? ''
        alt = attributes.descr ?? ''
      } else if (name === 'blip') {
        const relation = endingIn(attributes, ':embed')
        if (relation) found.push({ id, relation, alt })
      }
    },
  })
  const relations = await readRelations(zip, path)
  for (const { id: name, relation, alt: words } of found)
    byId.set(name, await textOf(relations.get(relation)?.target, words))
  return byId
}

/** Walks a part where it is there. */
const walkPart = async (zip: CheckedZip, end: RegExp, open: Parameters<typeof walkXml>[1]) => {
  const path = partEnding(zip, end)
  const part = path && (await zip.read(path))
  if (part) walkXml(part, open)
  return part ? path : undefined
}

/** Which rich value each `vm` means, from 1. */
const readValueNumbers = async (zip: CheckedZip) => {
  const future: number[] = []
  const values: number[] = []
  let inside = ''
  await walkPart(zip, /(^|\/)metadata\.xml$/i, {
    open: (name, attributes) => {
      if (name === 'futureMetadata' || name === 'valueMetadata') inside = `${name} ${attributes.name ?? ''}`
      else if (name === 'rvb' && inside === 'futureMetadata XLRICHVALUE') future.push(Number(attributes.i))
      else if (name === 'rc' && inside.startsWith('valueMetadata')) values.push(Number(attributes.v))
    },
  })
  return values.map((value) => future[value] ?? value)
}

/** Number of the picture of each rich value; undefined for those that are something else. */
const readPictureNumbers = async (zip: CheckedZip) => {
  const structures: string[][] = []
  await walkPart(zip, /(^|\/)rdrichvaluestructure\.xml$/i, {
    open: (name, attributes) => {
      if (name === 's') structures.push([])
      else if (name === 'k') structures.at(-1)?.push(attributes.n ?? '')
    },
  })
  const numbers: (number | undefined)[] = []
  let structure: string[] = []
  let key = -1
  let inValue = false
  await walkPart(zip, /(^|\/)rdrichvalue\.xml$/i, {
    open: (name, attributes) => {
      if (name === 'rv') {
        structure = structures[Number(attributes.s)] ?? []
        key = -1
        numbers.push(undefined)
      } else if (name === 'v') {
        key++
        inValue = true
      }
    },
    close: () => {
      inValue = false
    },
    text: (text) => {
      if (inValue && structure[key] === '_rvRel:LocalImageIdentifier') numbers[numbers.length - 1] = Number(text)
    },
  })
  return numbers
}

/** Excel leads from the cell over its metadata and a rich value to the picture. */
const readExcel = async (zip: CheckedZip, textOf: PictureText) => {
  const ids: string[] = []
  const path = await walkPart(zip, /(^|\/)richvaluerel\.xml$/i, {
    open: (name, attributes) => {
      if (name === 'rel') ids.push(endingIn(attributes, ':id') ?? '')
    },
  })
  if (path === undefined) return []
  const relations = await readRelations(zip, path)
  const pictures = await readPictureNumbers(zip)
  const texts: string[] = []
  for (const value of await readValueNumbers(zip)) {
    const number = pictures[value]
    texts.push(number === undefined ? '' : await textOf(relations.get(ids[number] ?? '')?.target, ''))
  }
  return texts
}

/** The pictures inside the cells of a workbook; empty for most. */
export const readCellPictures = async (zip: CheckedZip, textOf: PictureText): Promise<CellPictures> => ({
  byId: await readWps(zip, textOf),
  byValue: await readExcel(zip, textOf),
})
