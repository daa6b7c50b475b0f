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
  /**
   * Pictures as a file of many items names them, seen from its folder. What was not inflated yet is shown as a blank;
   * `inflate` gets it, and tells whether there was any.
   */
  seenFrom(folder: string): { pictureOf: PictureOf; inflate(): Promise<boolean> }
}

/** Stands for a picture until the file is read once more. */
const blankHash = '0'.repeat(64)

const addressOf = ({ name }: Element) => (name === 'object' ? 'data' : 'src')
const isPicture = ({ name }: Element) => name === 'img' || name === 'object'

/** Nested objects are each other's substitutes: all of them count. */
const picturesIn = (tree: Element): Element[] =>
  find(tree, isPicture).flatMap((element) => [element, ...picturesIn(element)])

export const packagePictures = (zip: CheckedZip, pictures: Pictures | undefined): PackagePictures => {
  const names = new Set(zip.names)
  const bytes = new Map<string, Buffer>()
  const pictureOf: PictureOf = (src, alt) => {
    const found = bytes.get(src)
    return found ? pictures?.add(found, alt) : dataPicture(src, alt, pictures)
  }
  const inflate = async (part: string) => {
    const found = bytes.get(part) ?? (await zip.read(part))
    if (found) bytes.set(part, found)
  }
  return {
    pictureOf,
    seenFrom: (folder) => {
      const wanted = new Set<string>()
      return {
        pictureOf: (src, alt) => {
          const part = partNamed(names, folder, src)
          if (part === undefined || !names.has(part)) return pictureOf(src, alt)
          if (bytes.has(part)) return pictureOf(part, alt)
          wanted.add(part)
          return { type: 'image', hash: blankHash, alt: '' }
        },
        inflate: async () => {
          for (const part of wanted) await inflate(part)
          return wanted.size > 0
        },
      }
    },
    prepare: async (tree, folder) => {
      for (const element of picturesIn(tree)) {
        const attribute = addressOf(element)
        const part = partNamed(names, folder, element.attributes[attribute] ?? '')
        if (part === undefined || !names.has(part)) continue
        element.attributes = { ...element.attributes, [attribute]: part }
        await inflate(part)
      }
    },
  }
}
