interface Numbered {
  number: number
  rest: string
  /** Whether it can be nothing but a number of the question: "3、" can, "1.5 mm" and "10kV" cannot. */
  certain: boolean
}

const numbered = (stem: string): Numbered | undefined => {
  const match =
    /^第?[(（【[]?\s*([\d０-９]{1,5})[^\S\t]*([)）】\]]\s*[.、．,，:：]?|题\s*[.、．,，:：]?|[、．：:,，]|\.|\t)?\s*/.exec(
      stem,
    )
  if (!match) return undefined
  const rest = stem.slice(match[0].length)
  if (rest.trim() === '') return undefined
  const mark = match[2]
  const certain = mark !== undefined && !(/^[.．:：,，]$/.test(mark) && /^\d/.test(rest))
  return { number: Number(match[1]?.normalize('NFKC')), rest, certain }
}

/** A second number behind the first, from a list that was pasted into another: "54.54、在…". */
export const secondNumber = /^\s*\d{1,4}\s*[.．、]\s*(?=[\u4E00-\u9FFF《“])/

const label = /^\s*(?:题目|题干|问题|试题|question|q)\s*[:：]\s*(?=\S)/i

/** Without a "题目：" before every stem of a list; where only some have it, it may be part of the question. */
export const stripLabels = (stems: readonly string[]): string[] =>
  stems.length > 1 && stems.every((stem) => label.test(stem))
    ? stems.map((stem) => stem.replace(label, ''))
    : [...stems]

/**
 * Takes the questions' own numbers off a list of stems. A number is only taken for one where most stems carry one,
 * so that "10kV 及以下" keeps its figure; "7 1000 V" and "8一般" lose theirs where it continues the count.
 */
export const stripNumbers = (stems: readonly string[]): string[] => {
  const found = stems.map((stem) => numbered(stem.trimStart()))
  const certain = found.filter((entry) => entry?.certain).length
  if (certain * 2 < stems.length || (stems.length === 1 && found[0]?.number !== 1))
    return stems.map((stem) => stem.trim())
  let last = 0
  return found.map((entry, index) => {
    const stem = (stems[index] ?? '').trim()
    if (!entry) return stem
    const continues = entry.number === last + 1
    if (!entry.certain && !continues) return stem
    last = entry.number
    return entry.rest.replace(secondNumber, '').trim()
  })
}
