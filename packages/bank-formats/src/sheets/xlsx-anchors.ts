import { walkXml } from '../file/xml.ts'

/** A picture over a sheet: the cell of its upper left corner, and where its bytes are. */
export interface Anchor {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  /** Id of the relation to the bytes; undefined for what is no picture (a chart), or stands outside of the file. */
  relation: string | undefined
  alt: string
}

/** A file has far fewer; what is beyond is not looked at. */
const most = 5_000

const endingIn = (attributes: Readonly<Record<string, string>>, end: string) =>
  Object.entries(attributes).find(([name]) => name.endsWith(end))?.[1]

/**
 * The pictures of a drawing part, or embedded objects (equations) of a sheet part, with the cell at which each begins.
 * What is placed by millimetres alone belongs to no cell and is left out.
 */
export const readAnchors = (part: Buffer): Anchor[] => {
  const anchors: Anchor[] = []
  const inside: string[] = []
  let row: number | undefined
  let column: number | undefined
  let alt = ''
  let embedded: string | undefined
  let objects: (string | undefined)[] = []

  const add = (relation: string | undefined) => {
    if (row !== undefined && column !== undefined && anchors.length < most)
      anchors.push({ row: row + 1, column, relation, alt })
  }
  walkXml(part, {
    open: (name, attributes) => {
      inside.push(name)
      if (name === 'from') row = column = undefined
      else if (name === 'cNvPr') alt = attributes.descr ?? ''
      else if (name === 'pic') embedded = undefined
      else if (name === 'blip' && inside.includes('pic')) embedded = endingIn(attributes, ':embed')
      else if (name === 'objectPr') objects = [endingIn(attributes, ':id')]
      else if (name === 'absoluteAnchor') row = column = undefined
    },
    close: (name) => {
      inside.pop()
      if (name === 'pic') add(embedded)
      else if (name === 'graphicFrame') add(undefined)
      else if (name === 'objectPr') {
        alt = ''
        for (const relation of objects) add(relation)
      }
    },
    text: (text) => {
      if (!inside.includes('from')) return
      const value = Number(text)
      if (inside.at(-1) === 'row' && Number.isInteger(value)) row = value
      if (inside.at(-1) === 'col' && Number.isInteger(value)) column = value
    },
  })
  return anchors
}
