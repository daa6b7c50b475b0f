import { type Element, elements } from '../../../file/markup.ts'
import { BankFileError } from '../../../problems.ts'
import { folderOf, isOutside, resolvePath } from './package-paths.ts'
import { findNamed } from './qti-names.ts'

/** A file that the manifest lists: questions, or a test or section that arranges them. */
export interface Listed {
  path: string
  holdsQuestions: boolean
}

/** What a manifest lists of QTI, in its order. Throws BankFileError where it names a file outside of the archive. */
export const listedFiles = (manifest: Element, path: string): Listed[] =>
  findNamed(manifest, 'resource').flatMap(({ attributes, children }) => {
    const { type = '', base = '' } = attributes
    const href = attributes.href ?? elements({ name: '', attributes: {}, children }, 'file')[0]?.attributes.href
    if (!/qti/i.test(type) || href === undefined || isOutside(href)) return []
    const file = resolvePath(folderOf(path) + (base === '' ? '' : `${base}/`), href)
    if (file === undefined)
      throw new BankFileError('file.hostile', { detail: 'a path inside the archive leads outside' })
    return [{ path: file, holdsQuestions: !/test|section|stimulus|outcome/i.test(type) && /\.xml$/i.test(file) }]
  })
