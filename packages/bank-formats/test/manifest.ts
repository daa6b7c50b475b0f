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

/** By how many questions a reading may differ: none, or 1 % where two ways of counting disagree. */
export const allowedDifference = ({ questions, howCounted }: ListedFile): number => {
  const others = [...howCounted.matchAll(/\d+/g)]
    .map((match) => Number(match[0]))
    .filter((count) => count !== questions && Math.abs(count - questions) <= questions / 50)
  return others.length > 0 || /widths \{[^}]*,/.test(howCounted) ? Math.ceil(questions / 100) : 0
}
