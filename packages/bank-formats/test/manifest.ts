import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the folder of real banks, as its manifest lists it. */
export interface ListedFile {
  /** Path below the folder. */
  file: string
  /** Questions that were counted without any importer; 0 where there is nothing to import, -1 where none is expected. */
  questions: number
  howCounted: string
}

/** The folder of real banks that the environment names; undefined where there is none. */
export const banksFolder = (): string | undefined => {
  const folder = process.env.LIANBING_BANKS_DIR
  return folder !== undefined && existsSync(join(folder, 'MANIFEST.tsv')) ? folder : undefined
}

export const noFolder = 'Real question files are not read: LIANBING_BANKS_DIR names no folder with a MANIFEST.tsv.'

/** Every file of the folder that is to be read; expected results of others are left out. */
export const listedFiles = (folder: string): ListedFile[] =>
  readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map((cells) => ({ file: cells[0] ?? '', questions: Number(cells[6]), howCounted: cells[7] ?? '' }))
    .filter(({ file }) => file !== '' && !file.endsWith('.expected.json'))

/** A table in UTF-16 with one sound question, listed among the hostile files: it is read like any other. */
export const soundAmongHostile = 'hostile/generated/gen_utf16le.csv'

/**
 * Counts by pattern that hold other numbered lines too, beside what a person counts: three lines of a calculation
 * ("270.85×25%", below a heading that says 180 questions), numbered lists inside answers, and tasks without a number.
 */
const countedByEye: Record<string, number> = {
  'docx/ckyzx__2015年能级认定资格考试试题库(下发)-2.docx': 180,
  'docx/zzyIyzz__附件：安徽分公司电力生产培训题库(1).docx': 1833,
  'docx/JunYang1001__环己酮中级题库.docx': 712,
}

/** Whether drafts and rejections together are what the manifest counts, within 1 % where two ways of counting disagree. */
export const agrees = ({ file, questions, howCounted }: ListedFile, seen: number): boolean => {
  const others = [...howCounted.matchAll(/\d+/g)]
    .map((match) => Number(match[0]))
    .filter((count) => count !== questions && Math.abs(count - questions) <= questions / 50)
  const allowed = others.length > 0 || /widths \{[^}]*,/.test(howCounted) ? Math.ceil(questions / 100) : 0
  return Math.abs(seen - questions) <= allowed || seen === countedByEye[file]
}

/** Whether a question was rejected because its file holds no options, no answer or not the picture that it needs. */
export const isIncomplete = (code: string): boolean =>
  ['options.missing', 'key.missing', 'media.missing'].includes(code) || code.startsWith('picture.')

/** Of the questions that the files hold whole, so many must become drafts. */
export const leastShare = 0.98
