import { posix } from 'node:path'
import { walkXml } from '../../file/xml.ts'
import type { CheckedZip } from '../../file/zip.ts'

/** What a part refers to, by id. */
export interface PartRelation {
  /** The last word of its kind: image, styles, numbering … */
  type: string
  /** A path inside the archive, or an address outside, which is never fetched. */
  target: string
  external: boolean
}

/** A part's own name for a path, since archives do not always agree with themselves on case. */
const partNamed = (zip: CheckedZip, path: string) => {
  const wanted = path.toLowerCase()
  return zip.names.find((name) => name === path) ?? zip.names.find((name) => name.toLowerCase() === wanted)
}

/** The relations of a part, or of the whole archive for ''. */
export const partRelations = async (zip: CheckedZip, part: string): Promise<Map<string, PartRelation>> => {
  const relations = new Map<string, PartRelation>()
  const folder = part === '' ? '' : posix.dirname(part)
  const file = partNamed(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  const xml = file === undefined ? undefined : await zip.read(file)
  if (!xml) return relations
  walkXml(xml, {
    open: (name, { Id, Target, Type, TargetMode }) => {
      if (name !== 'Relationship' || !Id || !Target) return
      const external = TargetMode === 'External'
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      const target = external ? Target : (partNamed(zip, path) ?? path)
      relations.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', target, external })
    },
  })
  return relations
}

/** What the archive says each part is. */
const contentTypes = async (zip: CheckedZip) => {
  const types = new Map<string, string>()
  const xml = await zip.read('[Content_Types].xml')
  if (xml)
    walkXml(xml, {
      open: (name, { PartName, ContentType }) => {
        if (name === 'Override' && PartName && ContentType) types.set(PartName.replace(/^\//, ''), ContentType)
      },
    })
  return types
}

/**
 * The path of the document inside the archive, or undefined where the archive is no Word document. The relation of the
 * archive tells, also for templates and documents with macros; the usual name is taken where it is missing.
 */
export const documentPart = async (zip: CheckedZip): Promise<string | undefined> => {
  const usual = partNamed(zip, 'word/document.xml')
  const relations = await partRelations(zip, '')
  const main = [...relations.values()].find(({ type, external }) => type === 'officeDocument' && !external)?.target
  if (main === undefined || !zip.names.includes(main)) return usual
  const type = (await contentTypes(zip)).get(main) ?? ''
  return /wordprocessingml|ms-word/.test(type) || /^word\//i.test(main) ? main : usual
}
