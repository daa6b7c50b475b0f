import type { QuestionDraft } from '@lianbing/contract'
import { packagePart } from '../../layouts/package/zip-package.ts'
import { letteredDraft } from '../lettered-draft.ts'
import { lossList } from '../notes.ts'
import { picturesOf } from '../pictures-of.ts'
import type { BankToWrite, KeptVersion, WrittenFile } from '../written.ts'
import { type ZipPart, zipFile } from '../zip-file.ts'
import { groupNames, packageValue } from './package-value.ts'

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** Further answers by the letters that the options get. */
const letteredAlso = (draft: QuestionDraft, also: KeptVersion['also'] = []) =>
  also.map((key) => letteredDraft({ ...draft, key }).key)

/** Our own package: one JSON file, or a zip with the pictures where there are some. It holds everything. */
export const writePackage = (bank: BankToWrite): WrittenFile => {
  const { language, trade, licence, source, pictures } = bank
  const losses = lossList()
  const used = new Set<string>()
  const nameOf = (hash: string) => {
    const picture = pictures.get(hash)
    if (!picture) return undefined
    used.add(hash)
    return `${hash}.${extensions[picture.type]}`
  }
  const group = groupNames()
  const questions = bank.questions.map(({ draft, identity }, index) => {
    const lettered = letteredDraft(draft)
    const tell = losses.of(index)
    if (picturesOf(draft).some((hash) => !pictures.has(hash))) tell('picture.missing')
    const earlier = identity?.earlier.map((old) => ({
      ...old,
      also: letteredAlso(old.draft, old.also),
      draft: letteredDraft({ ...old.draft, group: null }),
    }))
    return packageValue(
      { ...lettered, group: group(lettered) },
      identity && { ...identity, also: letteredAlso(draft, identity.also), earlier: earlier ?? [] },
      language,
      nameOf,
    )
  })
  const head = {
    format: 'lianbing-bank',
    version: 2,
    language,
    ...(trade === undefined ? {} : { trade }),
    ...(licence === undefined ? {} : { licence }),
    ...(source === undefined ? {} : { source }),
  }
  // A line a question, so that two packages can be compared line by line.
  const lines = questions.map((question) => `    ${JSON.stringify(question)}`)
  const json = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "questions": [\n${lines.join(',\n')}\n  ]\n}\n`
  const about = { questions: questions.length, notes: losses.notes }
  if (used.size === 0) return { bytes: Buffer.from(json), extension: 'json', type: 'application/json', ...about }
  const parts: ZipPart[] = [{ name: packagePart, data: json }]
  for (const hash of [...used].sort()) {
    const picture = pictures.get(hash)
    if (picture) parts.push({ name: `media/${nameOf(hash)}`, data: picture.bytes, stored: true })
  }
  return { bytes: zipFile(parts), extension: 'zip', type: 'application/zip', ...about }
}
