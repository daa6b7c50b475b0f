import type { Element } from '../../../file/markup.ts'
import type { CheckedZip } from '../../../file/zip.ts'
import type { Pictures } from '../../../pictures/pictures.ts'
import { dataPicture } from '../data-picture.ts'
import type { PictureOf } from './item-body.ts'
import { partNamed } from './package-paths.ts'
import { find } from './qti-names.ts'

/** The pictures of a package, each inflated once and only when an item shows it. */
export interface PackagePictures {
  /** Inflates what a tree shows; its addresses are paths in the archive from then on. */
  prepare(tree: Element, folder: string): Promise<void>
  pictureOf: PictureOf
}

const addressOf = ({ name }: Element) => (name === 'object' ? 'data' : name === 'matimage' ? 'uri' : 'src')
const isPicture = ({ name }: Element) => name === 'img' || name === 'matimage' || name === 'object'

/** Nested objects are each other's substitutes: all of them count. */
const picturesIn = (tree: Element): Element[] =>
  find(tree, isPicture).flatMap((element) => [element, ...picturesIn(element)])

export const packagePictures = (zip: CheckedZip, pictures: Pictures | undefined): PackagePictures => {
  const names = new Set(zip.names)
  const bytes = new Map<string, Buffer>()
  return {
    prepare: async (tree, folder) => {
      for (const element of picturesIn(tree)) {
        const attribute = addressOf(element)
        const part = partNamed(names, folder, element.attributes[attribute] ?? '')
        if (part === undefined || !names.has(part)) continue
        element.attributes = { ...element.attributes, [attribute]: part }
        const found = bytes.get(part) ?? (await zip.read(part))
        if (found) bytes.set(part, found)
      }
    },
    pictureOf: (src, alt) => {
      const found = bytes.get(src)
      return found ? pictures?.add(found, alt) : dataPicture(src, alt, pictures)
    },
  }
}
