/** One question of one attempt, as the analysis needs it. */
export type SheetCell = {
  /** `question.position` and the number of the version: together they name what was asked. */
  position: number
  version: number
  /** Bit 0 is the first option of the question version; of a true/false question bit 0 is true and bit 1 false. */
  chosen: number
  answered: boolean
  /** Hundredths of a mark. */
  score: number
  /** 0 where the question has been dropped: it then counts nowhere. */
  maximum: number
  /** As the device says; 0 where nothing is known. */
  seconds: number
}

const cellBytes = 20
/** A question has 26 options at most. */
const answeredBit = 0x8000_0000
export const choiceBits = 26
/** Who looks away for longer does not think about the question. */
export const mostSeconds = 600

/** The cells of an attempt as bytes, 20 each, little-endian: position, version, seconds, choice, score, maximum. */
export const packSheet = (cells: readonly SheetCell[]): Uint8Array => {
  const bytes = new Uint8Array(cells.length * cellBytes)
  const view = new DataView(bytes.buffer)
  for (const [index, cell] of cells.entries()) {
    const at = index * cellBytes
    view.setUint32(at, cell.position, true)
    view.setUint16(at + 4, cell.version, true)
    view.setUint16(at + 6, Math.min(mostSeconds, cell.seconds), true)
    view.setUint32(at + 8, (cell.chosen | (cell.answered ? answeredBit : 0)) >>> 0, true)
    view.setInt32(at + 12, cell.score, true)
    view.setInt32(at + 16, cell.maximum, true)
  }
  return bytes
}

export const sheetLength = (view: DataView): number => Math.floor(view.byteLength / cellBytes)

/** What was asked, as one number. */
export const itemOf = (position: number, version: number): number => position * 65_536 + version
export const positionOf = (item: number): { position: number; version: number } => ({
  position: Math.floor(item / 65_536),
  version: item % 65_536,
})

/** Fields of one cell, without an object for each: ten million of them are read at a time. */
export const cellItem = (view: DataView, index: number): number =>
  itemOf(view.getUint32(index * cellBytes, true), view.getUint16(index * cellBytes + 4, true))
export const cellSeconds = (view: DataView, index: number): number => view.getUint16(index * cellBytes + 6, true)
export const cellChosen = (view: DataView, index: number): number =>
  view.getUint32(index * cellBytes + 8, true) & ~answeredBit
export const cellAnswered = (view: DataView, index: number): boolean => view.getUint8(index * cellBytes + 11) >= 0x80
export const cellScore = (view: DataView, index: number): number => view.getInt32(index * cellBytes + 12, true)
export const cellMaximum = (view: DataView, index: number): number => view.getInt32(index * cellBytes + 16, true)
