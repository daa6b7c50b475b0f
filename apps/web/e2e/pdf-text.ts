import { inflateSync } from 'node:zlib'

const stream = /\/Length (\d+)[\s\S]*?stream\r?\n/g

/** The streams of a PDF of ours, unpacked; pictures are left out. */
const streamsOf = (bytes: Buffer): string[] => {
  const file = bytes.toString('latin1')
  return [...file.matchAll(stream)].flatMap((found) => {
    const start = found.index + found[0].length
    try {
      return inflateSync(bytes.subarray(start, start + Number(found[1]))).toString('latin1')
    } catch {
      return []
    }
  })
}

const codes = (hex: string): number[] => (hex.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16))

/** What each number of a sign stands for, by the font's own table. */
const signsOf = (map: string): Map<number, string> => {
  const signs = new Map<number, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [place, [, said = '']] of [...list.matchAll(/<([^>]*)>/g)].entries())
      signs.set(Number.parseInt(from, 16) + place, String.fromCharCode(...codes(said.replaceAll(' ', ''))))
  return signs
}

/** A PDF as it is read and searched: its pages, each with its text, without blanks and line ends. */
export const pdfPages = (bytes: Buffer): string[] => {
  const streams = streamsOf(bytes)
  const signs = new Map(streams.filter((one) => one.includes('beginbfrange')).flatMap((map) => [...signsOf(map)]))
  return streams
    .filter((one) => one.includes(' TJ'))
    .map((page) =>
      [...page.matchAll(/\[([^\]]*)\] TJ/g)]
        .flatMap(([, shown = '']) => [...shown.matchAll(/<([0-9a-f]+)>/gi)])
        .flatMap(([, hex = '']) => codes(hex).map((code) => signs.get(code) ?? '〓'))
        .join('')
        .replace(/\s+/g, ''),
    )
}
