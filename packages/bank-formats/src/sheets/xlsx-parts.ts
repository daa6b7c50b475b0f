import { posix } from 'node:path'
import { walkXml } from '../file/xml.ts'
import type { CheckedZip } from '../file/zip.ts'
import { numberKind } from './number-text.ts'

/** Targets of a part's relations by id, as paths inside the archive; those that lead outside are left out. */
export const readRelations = async (zip: CheckedZip, part: string) => {
  const relations = new Map<string, { type: string; target: string }>()
  const xml = await zip.read(`${posix.dirname(part)}/_rels/${posix.basename(part)}.rels`)
  if (!xml) return relations
  walkXml(xml, {
    open: (name, { Id, Target, Type, TargetMode }) => {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target)
      relations.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', target })
    },
  })
  return relations
}

export type Relations = Awaited<ReturnType<typeof readRelations>>

/** Targets of the relations of one type. */
export const ofType = (relations: Relations, type: string): string[] =>
  [...relations.values()].filter((relation) => relation.type === type).map((relation) => relation.target)

/** Names and relation ids of the sheets, in their order; very hidden ones belong to programs, not to authors. */
export const readWorkbook = (part: Buffer) => {
  const sheets: { name: string; relation: string }[] = []
  let from1904 = false
  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet' || attributes.state === 'veryHidden') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      if (relation) sheets.push({ name: attributes.name ?? '', relation })
    },
  })
  return { sheets, from1904 }
}

/** What kind of number each cell style shows. */
export const readNumberKinds = (part: Buffer): ('date' | 'percent' | 'number')[] => {
  const codes = new Map<number, string>()
  const kinds: ('date' | 'percent' | 'number')[] = []
  let inCells = false
  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attributes.numFmtId ?? 0)
      kinds.push(numberKind(id, codes.get(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}
