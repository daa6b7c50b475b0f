import { createHash } from 'node:crypto'
import type { Metadata, Sharp, SharpOptions } from 'sharp'
import type { BankPicture } from '../bank-reading.ts'
import { type BankProblem, bankProblem } from '../problems.ts'
import { checkDrawing } from './check-drawing.ts'
import { bitmapOfFile, type Pixels, readBitmap } from './device-bitmap.ts'
import { metafileBitmap } from './metafile-bitmap.ts'
import { missingLetters } from './missing-letters.ts'
import { type PictureType, pictureType, withoutDoctype } from './picture-type.ts'
import { plainJpegTables } from './plain-jpeg.ts'

/** Longest side in pixels: fills a phone's screen at twice its size. */
const longestSide = 1_600
/** A picture of 1 MiB takes some seconds on a weak signal. */
const mostBytes = 1024 * 1024
/** What a camera gives is below; a stream of more takes seconds. */
const mostPixels = 64_000_000
/** A line of pixels is held several times over. */
const longestLine = 30_000
/** Memory for what has to be held as a whole, in bytes. */
const mostHeldBytes = 64 * 1024 * 1024

const unreadable = () => ({ problem: bankProblem('picture.unreadable') })
const tooLarge = (pixels = mostPixels) => ({
  problem: bankProblem('picture.too-large', { megapixels: Math.floor(pixels / 1_000_000) }),
})

type Open = (bytes: Buffer, options?: SharpOptions) => Sharp

let opened: Promise<Open> | undefined

/** The library, once a file holds a picture: one thread, nothing kept, and only these few formats. */
const openSharp = (): Promise<Open> => {
  opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    sharp.concurrency(1)
    sharp.block({ operation: ['VipsForeignLoad'] })
    const readers = ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Tiff', 'Svg']
    sharp.unblock({ operation: readers.map((reader) => `VipsForeignLoad${reader}`) })
    return (bytes, options = {}) =>
      sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, ...options })
  })
  return opened
}

/** Bytes a pixel that reading takes at once; nothing where lines come one after another. */
const heldPerPixel = ({ format, channels, depth, isProgressive, ...more }: Metadata): number => {
  if (format === 'jpeg') return isProgressive ? (more.chromaSubsampling === '4:2:0' ? 3 : 6) : 0
  const streams = format === 'png' && !isProgressive && (more.orientation ?? 1) === 1
  return streams ? 0 : Math.max(4, channels) * (depth === 'uchar' ? 1 : 2)
}

/** Bytes that are unpacked line by line; 64 million pixels of a photograph. */
const mostStreamedBytes = 192 * 1000 * 1000

/** Pixels of such a picture that are read. */
const mostPixelsOf = (picture: Metadata): number => {
  const streamed = mostStreamedBytes / (Math.max(3, picture.channels) * (picture.depth === 'uchar' ? 1 : 2))
  return Math.min(mostPixels, streamed, mostHeldBytes / heldPerPixel(picture))
}

const shrunk = (image: Sharp, side: number) =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')

/** Of a photograph; the lower one where it would be heavy. */
const qualities = [82, 70] as const

/** The picture in its smallest fitting form: lines and letters as PNG, a photograph, or what is too large, as JPEG. */
const write = async (open: () => Sharp, photograph: boolean): Promise<BankPicture | undefined> => {
  const tries: ['png' | 'jpeg', number, number][] = [
    ...(photograph ? [] : ([['png', longestSide, 0]] as ['png', number, number][])),
    ['jpeg', longestSide, qualities[0]],
    ['jpeg', longestSide, qualities[1]],
    ['jpeg', 1_000, qualities[1]],
    ['jpeg', 600, qualities[1]],
  ]
  for (const [type, side, quality] of tries) {
    const image = shrunk(open(), side)
    const encoded =
      type === 'png' ? image.png({ compressionLevel: 7 }) : image.flatten({ background: '#fff' }).jpeg({ quality })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    if (data.length > mostBytes) continue
    const hash = createHash('sha256').update(data).digest('hex')
    return { hash, type: `image/${type}`, bytes: data, width: info.width, height: info.height }
  }
  return undefined
}

let ownTables: Promise<Set<string | undefined>> | undefined

/** What tells a photograph that was written here. */
const openOwnTables = (open: Open) => {
  const pixel = { raw: { width: 1, height: 1, channels: 3 as const } }
  const tables = qualities.map(async (quality) =>
    plainJpegTables(await open(Buffer.alloc(3), pixel).jpeg({ quality }).toBuffer()),
  )
  ownTables ??= Promise.all(tables).then((list) => new Set(list))
  return ownTables
}

/**
 * A photograph that was made anew before, to its last byte as we write it, stays as it is: each time more would take
 * something of it, and of its name. It is read to its end, so that it is one.
 */
const asItIs = async (bytes: Buffer, open: Open, { width, height }: Metadata): Promise<BankPicture | undefined> => {
  if (bytes.length > mostBytes || Math.max(width, height) > longestSide) return undefined
  const tables = plainJpegTables(bytes)
  if (tables === undefined || !(await openOwnTables(open)).has(tables)) return undefined
  const isWhole = await open(bytes, { failOn: 'warning' })
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    )
  if (!isWhole) return undefined
  return { hash: createHash('sha256').update(bytes).digest('hex'), type: 'image/jpeg', bytes, width, height }
}

type Encoded = { picture: BankPicture } | { problem: BankProblem }

const written = async (open: () => Sharp, photograph = false): Promise<Encoded> => {
  const picture = await write(open, photograph)
  return picture ? { picture } : unreadable()
}

const encodePixels = async (pixels: Pixels | undefined): Promise<Encoded> => {
  if (!pixels) return unreadable()
  const { data, width, height } = pixels
  const open = await openSharp()
  return written(() => open(data, { raw: { width, height, channels: 3 } }))
}

/** Pixels of all pictures within a drawing: each is unpacked as a whole. */
const mostEmbedded = 8_000_000

/** Whether the pictures within a drawing are such as would be taken outside of it, and few. */
const areSmall = async (images: readonly Buffer[], open: Open): Promise<boolean> => {
  let pixels = 0
  for (const image of images) {
    const type = pictureType(image)
    if (type !== 'png' && type !== 'jpeg' && type !== 'webp' && type !== 'gif') return false
    const { width, height } = await open(image).metadata()
    pixels += width * height
    if (pixels > mostEmbedded) return false
  }
  return true
}

/** A drawing has any size: painted as large as it says, but no larger than a picture may be. */
const encodeDrawing = async (bytes: Buffer): Promise<Encoded> => {
  const open = await openSharp()
  const drawing = checkDrawing(bytes)
  if (!drawing || !(await areSmall(drawing.images, open))) return unreadable()
  if (drawing.letters !== '' && (await missingLetters(drawing.letters, open))) return unreadable()
  const { width, height } = await open(bytes, { limitInputPixels: false }).metadata()
  const density = 72 * Math.min(1, longestSide / Math.max(width, height))
  // The library's least.
  if (density < 1) return tooLarge()
  return written(() => open(bytes, { density }))
}

const encodePhotograph = async (bytes: Buffer, type: PictureType): Promise<Encoded> => {
  const open = await openSharp()
  const found = await open(bytes, { limitInputPixels: false }).metadata()
  const { width, height } = found
  const most = mostPixelsOf(found)
  if (width * height > most || Math.max(width, height) > longestLine) return tooLarge(most)
  const own = type === 'jpeg' ? await asItIs(bytes, open, found) : undefined
  return own ? { picture: own } : written(() => open(bytes).autoOrient(), type === 'jpeg')
}

const encode = (bytes: Buffer, type: PictureType): Promise<Encoded> => {
  if (type === 'bmp') return encodePixels(readBitmap(bitmapOfFile(bytes), mostHeldBytes / 4))
  if (type === 'svg') return encodeDrawing(withoutDoctype(bytes))
  if (type !== 'wmf' && type !== 'emf') return encodePhotograph(bytes, type)
  const bitmap = metafileBitmap(bytes, type)
  return bitmap
    ? encodePixels(readBitmap(bitmap, mostHeldBytes / 4))
    : Promise.resolve({ problem: bankProblem('picture.vector-metafile') })
}

/**
 * A picture anew: upright, without anything but its pixels, at most 1,600 pixels wide and high and 1 MiB, never larger
 * than it was; named by its bytes. Nothing that a drawing refers to is ever loaded. A problem where it cannot be read.
 */
export const encodePicture = async (bytes: Uint8Array): Promise<Encoded> => {
  const type = pictureType(bytes)
  if (!type) return unreadable()
  try {
    return await encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), type)
  } catch {
    // Whatever the library says of it: it is the picture that is broken.
    return unreadable()
  }
}
