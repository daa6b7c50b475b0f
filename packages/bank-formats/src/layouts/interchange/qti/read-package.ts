import { type Element, elements, xmlTree } from '../../../file/markup.ts'
import { rootName } from '../../../file/root-name.ts'
import type { CheckedZip } from '../../../file/zip.ts'
import { BankFileError, bankProblem } from '../../../problems.ts'
import { markupItems } from '../../../source/markup-items.ts'
import type { Strip } from '../../../source/strips.ts'
import type { Assessed, Wanted } from '../../assess.ts'
import { type Arrangement, arrangementOf } from './arrangement.ts'
import type { ItemReading, Material, Surroundings } from './exact-item.ts'
import { folderOf, partNamed } from './package-paths.ts'
import { type PackagePictures, packagePictures } from './package-pictures.ts'
import { type Listed, listedFiles } from './qti-manifest.ts'
import { inQtiNames } from './qti-names.ts'
import { readInterop } from './read-interop.ts'
import { readItem } from './read-item.ts'
import { addItem, emptyReading, qtiKind } from './read-qti.ts'

/** A file of QTI: read, broken, or with many items, which are never held as trees all together. */
type Part = { path: string } & (
  | { root: Element; text: string }
  | { bytes: Buffer }
  | { broken: BankFileError; arranging: boolean; text: string }
)

const isArranging = (part: Part) =>
  'root' in part ? qtiKind(part.root.name)?.holds === 'arrangement' : 'broken' in part && part.arranging

/** What a Mac adds to an archive. */
const isShadow = (name: string) => /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(name)
const isManifest = (name: string) => /(^|\/)imsmanifest\.xml$/i.test(name)

/** Enough to see the first element behind a licence's text. */
const headBytes = 200_000

/** Of a file that is one item, what people are shown of it. */
const shownBytes = 16_000

/** The root that a part seems to have; in one that is broken at its start, the first of ours. */
const seemingRoot = (bytes: Buffer): string => {
  const head = bytes.toString('latin1', 0, headBytes).replaceAll('\0', '')
  return (
    rootName(head) ||
    (/<(?:[\w-]{1,60}:)?(questestinterop|assessmentItem|qti-assessment-item)[\s>]/.exec(head)?.[1] ?? '')
  )
}

/** An XML part of QTI, also a broken one; undefined for any other. */
const readPart = async (zip: CheckedZip, path: string): Promise<Part | undefined> => {
  const bytes = await zip.read(path)
  const kind = bytes && qtiKind(seemingRoot(bytes))
  if (!bytes || !kind) return undefined
  if (kind.holds === 'items') return { path, bytes }
  try {
    const root = xmlTree(bytes)
    return qtiKind(root.name) && { path, root, text: bytes.toString('utf8', 0, shownBytes) }
  } catch (error) {
    if (error instanceof BankFileError && error.code !== 'file.hostile')
      return {
        path,
        broken: error,
        arranging: kind.holds === 'arrangement',
        text: bytes.toString('utf8', 0, shownBytes),
      }
    throw error
  }
}

/** What people see where the questions of a part stand. */
const partStrips = (part: Part): Strip[] => {
  if ('text' in part) return [{ at: part.path, part: part.path, text: part.text }]
  const texts = markupItems(part.bytes, 'item')
  const at = (place: number) => (texts.length > 1 ? `${part.path}#${place + 1}` : part.path)
  return texts.map((text, place) => ({ at: at(place), part: part.path, text }))
}

/** A part as a tree; undefined where it is not there or is broken. Throws BankFileError where it is hostile. */
const readTree = async (zip: CheckedZip, path: string): Promise<Element | undefined> => {
  const bytes = await zip.read(path)
  try {
    return bytes && xmlTree(bytes)
  } catch (error) {
    if (error instanceof BankFileError && error.code !== 'file.hostile') return undefined
    throw error
  }
}

/** What the manifest lists; undefined where there is none that can be read. */
const readManifest = async (zip: CheckedZip, names: readonly string[]): Promise<Listed[] | undefined> => {
  const [path] = names.filter(isManifest).sort((a, b) => a.length - b.length)
  const manifest = path === undefined ? undefined : await readTree(zip, path)
  return manifest && path !== undefined ? listedFiles(manifest, path) : undefined
}

/** The cases of a package, read when an item refers to them; the same ones together are numbered as they come. */
const caseShelf = (zip: CheckedZip, names: ReadonlySet<string>, pictures: PackagePictures) => {
  const bodies = new Map<string, Element[]>()
  const groups = new Map<string, string>()
  const bodyOf = async (part: string): Promise<Element[] | undefined> => {
    const known = bodies.get(part)
    const stimulus = known ? undefined : await readTree(zip, part)
    if (!stimulus) return known
    const tree = inQtiNames(stimulus)
    await pictures.prepare(tree, folderOf(part))
    const body = elements(tree, 'stimulusBody')
    bodies.set(part, body)
    return body
  }
  return async (item: Element, path: string, told: readonly Element[]): Promise<Material> => {
    const material: Material = { told, parts: [] }
    const paths: string[] = []
    for (const { attributes } of elements(item, 'assessmentStimulusRef')) {
      const part = partNamed(names, folderOf(path), attributes.href ?? '')
      const body = part === undefined ? undefined : await bodyOf(part)
      if (part === undefined || !body) return { ...material, missing: attributes.href ?? '' }
      material.parts.push(...body)
      paths.push(part)
    }
    if (paths.length === 0) return material
    const name = paths.join('\n')
    const group = groups.get(name) ?? `case ${groups.size + 1}`
    groups.set(name, group)
    return { ...material, group }
  }
}

const brokenItem = ({ code, params }: BankFileError): ItemReading => ({ problem: bankProblem(code, params) })

/** The items of a file of QTI 1.2: once more where pictures turned up that had to be inflated first. */
const readMany = async (
  { path, bytes }: { path: string; bytes: Buffer },
  pictures: PackagePictures,
  language: Surroundings['language'],
): Promise<ItemReading[]> => {
  try {
    while (true) {
      const { pictureOf, inflate } = pictures.seenFrom(folderOf(path))
      const items = readInterop(bytes, { pictureOf, language })
      if (!(await inflate())) return items
    }
  } catch (error) {
    if (error instanceof BankFileError && error.code !== 'file.hostile') return [brokenItem(error)]
    throw error
  }
}

const byPath = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

/** Where questions stand in the package, in the order of its tests, else of its manifest, else of their names. */
const inOrder = (items: readonly Part[], arrangement: Arrangement, listed: readonly Listed[]): Part[] => {
  const order = [...arrangement.order, ...listed.map(({ path }) => path), ...items.map(({ path }) => path).sort(byPath)]
  const places = new Map<string, number>()
  for (const [place, path] of order.entries()) if (!places.has(path)) places.set(path, place)
  return [...items].sort((a, b) => (places.get(a.path) ?? 0) - (places.get(b.path) ?? 0))
}

/** Files of questions that a test or the manifest names and that are not there. */
const reportMissing = (
  reading: Assessed,
  items: readonly Part[],
  arrangement: Arrangement,
  listed: readonly Listed[],
): void => {
  const questions = listed.filter(({ holdsQuestions }) => holdsQuestions).map(({ path }) => path)
  const expected = new Set([...arrangement.missing, ...arrangement.order, ...questions])
  const present = new Set(items.map(({ path }) => path))
  const missing = [...expected].filter((path) => !present.has(path))
  // As many files that nobody names are most likely the missing ones under another name.
  const moved = items.filter(({ path }) => !expected.has(path)).length >= missing.length
  const report = moved ? reading.warnings : reading.rejected
  report.push(...missing.map((path) => ({ at: path, ...bankProblem('package.part-missing', { name: path }) })))
}

/**
 * A zip of QTI files, with or without a manifest; undefined where it holds none. Throws BankFileError where a path in
 * it leads outside, or where it only arranges questions that are not in it.
 */
export const readQtiPackage = async (zip: CheckedZip, wanted: Wanted): Promise<Assessed | undefined> => {
  const names = new Set(zip.names)
  const files = zip.names.filter((name) => /\.xml$/i.test(name) && !isShadow(name) && !isManifest(name))
  const listed = await readManifest(
    zip,
    zip.names.filter((name) => !isShadow(name)),
  )
  const parts: Part[] = []
  for (const path of files) {
    const part = await readPart(zip, path)
    if (part) parts.push(part)
  }
  const arranging = parts.filter(isArranging)
  const pictures = packagePictures(zip, wanted.pictures)
  const tests = new Map<string, Element>()
  for (const part of arranging)
    if ('root' in part) {
      const test = inQtiNames(part.root)
      await pictures.prepare(test, folderOf(part.path))
      tests.set(part.path, test)
    }
  const arrangement = arrangementOf(tests, names)
  const items = parts.filter((part) => !isArranging(part))
  if (items.length === 0 && (listed ?? []).every(({ holdsQuestions }) => !holdsQuestions)) {
    if (arranging.length > 0) throw new BankFileError('format.qti-test')
    return undefined
  }
  const [first] = items.map((part) =>
    'root' in part ? qtiKind(part.root.name)?.version : 'bytes' in part ? 1 : undefined,
  )
  const reading = emptyReading(first ?? 2)
  if (!listed) reading.warnings.push(bankProblem('package.manifest'))
  // Without it, only the order of its questions is lost.
  for (const part of arranging)
    if ('broken' in part) reading.warnings.push({ at: part.path, ...bankProblem(part.broken.code, part.broken.params) })
  reportMissing(reading, items, arrangement, listed ?? [])

  reading.source = () => items.flatMap(partStrips)
  const caseOf = caseShelf(zip, names, pictures)
  for (const part of inOrder(items, arrangement, listed ?? [])) {
    const { path } = part
    const { language } = wanted
    if ('bytes' in part) {
      const read = await readMany(part, pictures, language)
      for (const [place, item] of read.entries())
        addItem(reading, read.length > 1 ? `${path}#${place + 1}` : path, item)
    } else if ('broken' in part) addItem(reading, path, brokenItem(part.broken))
    else {
      const root = inQtiNames(part.root)
      await pictures.prepare(root, folderOf(path))
      const material = await caseOf(root, path, arrangement.rubrics.get(path) ?? [])
      const examPoint = arrangement.points.get(path)
      addItem(reading, path, readItem(root, { pictureOf: pictures.pictureOf, language, examPoint, material }))
    }
  }
  if (reading.drafts.length + reading.rejected.length === 0) throw new BankFileError('bank.no-questions')
  return reading
}
