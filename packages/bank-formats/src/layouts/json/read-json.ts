import type { BankPackage } from '../../bank-reading.ts'
import { mendValue } from '../../source/replace-text.ts'
import { jsonStrips } from '../../source/strips.ts'
import { type Assessed, bestReading, type Wanted } from '../assess.ts'
import { isPackage, readPackage } from '../package/package.ts'
import { jsonMap, mapOrigins } from './json-map.ts'
import { jsonRecords, recordOrigins } from './json-records.ts'

/** Every layout of foreign JSON; a new one is a file here and a name in this list. */
const layouts = [jsonRecords, jsonMap]

/** JSON, or a JSON value a line. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}')))
      return lines.map((line): unknown => JSON.parse(line))
    throw error
  }
}

/** The best reading of JSON text, or what keeps it from being JSON. Throws BankFileError for a broken package. */
export const readJson = (
  text: string,
  wanted: Wanted,
): { reading: Assessed | undefined; package?: BankPackage } | { detail: string } => {
  let value: unknown
  try {
    value = mendValue(parse(text), wanted.mend)
  } catch (error) {
    return { detail: error instanceof Error ? error.message.slice(0, 100) : 'unknown' }
  }
  if (isPackage(value)) return readPackage(value)
  const reading = bestReading(layouts, value, wanted)
  if (!reading) return { reading }
  const origins = reading.layout === 'json.map' ? mapOrigins : recordOrigins
  return { reading: { ...reading, source: () => jsonStrips(origins(value)) } }
}
