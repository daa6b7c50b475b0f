import type { BankReading } from '@lianbing/bank-formats'
import { readBankInChild } from '@lianbing/bank-formats/child'
import type { Language } from '@lianbing/contract'
import { fitDrafts } from './fit-drafts.ts'

/**
 * Reads a file of questions in a process of its own; every draft that comes back can be kept.
 *
 * @throws BankFileError where the file is no bank, is broken, or takes more time or memory than allowed.
 */
export const readBankFile = async (
  file: { fileName: string; bytes: Uint8Array; answers?: { fileName: string; bytes: Uint8Array } },
  how: {
    readerScript: string
    language?: Language | null | undefined
    layout?: string | null | undefined
    replacements?: readonly { find: string; replace: string }[]
    signal?: AbortSignal
  },
): Promise<BankReading> => {
  const { readerScript: childScript, language, layout, replacements = [], signal } = how
  const { fileName, bytes, answers } = file
  const options = {
    childScript,
    ...(language ? { language } : {}),
    ...(layout ? { layout } : {}),
    ...(answers ? { answers } : {}),
    ...(replacements.length > 0 ? { replacements } : {}),
    ...(signal ? { signal } : {}),
  }
  return fitDrafts(await readBankInChild(bytes, fileName, options))
}

/** What the bank of a file is called: after its source, else after the file, without folder and extension. */
export const bankNameOf = (fileName: string, source: string | null | undefined): string =>
  source || fileName.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '') || fileName
