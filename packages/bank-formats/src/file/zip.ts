import yauzl from 'yauzl'
import { BankFileError } from '../problems.ts'
import { limits } from './limits.ts'

/** A zip whose directory was checked; parts are inflated only when asked for, and never beyond the limits. */
export interface CheckedZip {
  names: string[]
  /** The part's bytes, or undefined where there is none of that name. */
  read(name: string): Promise<Buffer | undefined>
}

const hostile = (detail: string) => new BankFileError('file.hostile', { detail })
const damaged = (error: Error) =>
  /\.\.|absolute path|invalid characters/.test(error.message)
    ? hostile('a path inside the archive leads outside')
    : new BankFileError('file.damaged', { detail: error.message })

const checkEntry = (entry: yauzl.Entry) => {
  const { fileName, uncompressedSize, compressedSize } = entry
  if (entry.isEncrypted()) throw new BankFileError('file.encrypted')
  if (uncompressedSize > limits.zipEntryBytes) throw hostile('a part of the archive is too large')
  if (uncompressedSize > limits.zipRatioFromBytes && uncompressedSize > compressedSize * limits.zipRatio)
    throw hostile('a part of the archive is inflated beyond reason')
  // Office keeps embedded objects in this folder; they are never opened.
  if (/\.(zip|xlsx|xlsm|docx|pptx|jar|7z|rar|gz)$/i.test(fileName) && !/(^|\/)embeddings\//.test(fileName))
    throw hostile('there is an archive inside the archive')
}

const openDirectory = (bytes: Uint8Array) =>
  new Promise<{ zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> }>((resolve, reject) => {
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
      (error, zip) => {
        if (error) return reject(damaged(error))
        const entries = new Map<string, yauzl.Entry>()
        let total = 0
        if (zip.entryCount > limits.zipEntries) return reject(hostile('the archive has too many parts'))
        zip.on('error', (fault: Error) => reject(damaged(fault)))
        zip.on('end', () => resolve({ zip, entries }))
        zip.on('entry', (entry: yauzl.Entry) => {
          try {
            checkEntry(entry)
            total += entry.uncompressedSize
            if (entries.size >= limits.zipEntries) throw hostile('the archive has too many parts')
            if (total > limits.zipTotalBytes) throw hostile('the archive is too large when unpacked')
            entries.set(entry.fileName, entry)
            zip.readEntry()
          } catch (fault) {
            reject(fault)
          }
        })
        zip.readEntry()
      },
    )
  })

const inflate = (zip: yauzl.ZipFile, entry: yauzl.Entry, room: number) =>
  new Promise<Buffer>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error))
      const chunks: Buffer[] = []
      let size = 0
      stream.on('error', (fault) => reject(damaged(fault)))
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        // The directory may lie: what counts is what was really inflated.
        if (size > room || (size > limits.zipRatioFromBytes && size > entry.compressedSize * limits.zipRatio)) {
          stream.destroy()
          reject(hostile('a part of the archive is inflated beyond reason'))
        }
      })
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })

/** Checks the central directory of a zip. Throws BankFileError where it is broken, encrypted or hostile. */
export const openZip = async (bytes: Uint8Array): Promise<CheckedZip> => {
  const { zip, entries } = await openDirectory(bytes)
  let inflated = 0
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      const part = await inflate(zip, entry, Math.min(limits.zipEntryBytes, limits.zipTotalBytes - inflated))
      inflated += part.length
      return part
    },
  }
}
