import { questionDraft } from '@lianbing/contract'
import { BankFileError, readBank } from '../src/index.ts'

/** Characters that stand for something while a file is read, and must never get out. */
const inner = /[\uE000-\uE00F\u{F0000}-\u{FFFFD}]/u

/** What is wrong with how a file is read: anything but a refusal, or a draft that is none. Undefined where all is well. */
export const readingFault = async (bytes: Uint8Array, name: string): Promise<string | undefined> => {
  try {
    const { drafts, rejected, warnings } = await readBank(bytes, name)
    for (const { at, draft } of drafts) {
      const { error } = questionDraft.safeParse(draft)
      if (error) return `${at}: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`
    }
    const text = JSON.stringify([drafts, rejected, warnings])
    return inner.test(text)
      ? `a mark of our own got out: ${inner.exec(text)?.[0].codePointAt(0)?.toString(16)}`
      : undefined
  } catch (error) {
    return error instanceof BankFileError
      ? undefined
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
  }
}
