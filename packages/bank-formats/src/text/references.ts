import type { Inline } from '@lianbing/contract'

const list = '[A-Z](?:\\s*(?:[、，,和与及或]\\s*)?[A-Z])*'

/** Ways of naming options that cannot mean anything else; the group holds the letters. */
const naming = new RegExp(
  [
    `(?<before1>(?:故|应|因此|所以|本题|答案)?(?:故|应)?选择?\\s*[:：]?\\s*)(?<letters1>${list})(?=选?项|[\\s。．.，,；;）)！”"]|$)`,
    `(?<before2>(?:正确|参考)?答案(?:应?[为是]|[:：])\\s*)(?<letters2>${list})(?=选?项|[\\s。．.，,；;）)！”"]|$)`,
    `(?<before6>选项\\s*[:：]?\\s*)(?<letters6>${list})(?![A-Za-z0-9])`,
    `(?<letters3>(?<![A-Za-z0-9])${list})(?=\\s*(?:选项|项(?![目次])))`,
    `(?<before4>\\b(?:[Oo]ptions?|[Cc]hoices?|[Aa]nswers?(?: is)?)\\s+\\(?)(?<letters4>[A-Z](?:(?:\\s*,\\s*|\\s+and\\s+|\\s+or\\s+)[A-Z])*)(?![A-Za-z0-9'])`,
    `(?<before5>(?:^|[。；;，,\\s]))(?<letters5>${list})(?=\\s*(?:不正确|正确|错误|均正确|均错误|都正确|都错误)(?:[。；;，,\\s]|$))`,
  ].join('|'),
  'g',
)

/** Letters of a text as references to options, where each of them is an option. */
const referTo = (letters: string, known: ReadonlySet<string>): Inline[] | undefined => {
  const nodes: Inline[] = []
  for (const part of letters.split(/([A-Z])/)) {
    if (part === '') continue
    if (/^[A-Z]$/.test(part)) {
      if (!known.has(part)) return undefined
      nodes.push({ type: 'option', id: part })
    } else nodes.push({ type: 'run', text: part })
  }
  return nodes
}

/** Pattern and node for `toContent`: an explanation that names options by letter keeps right when they are shuffled. */
export const explanationReferences = (known: ReadonlySet<string>) => ({
  pattern: naming,
  node: (match: RegExpMatchArray): Inline[] | undefined => {
    const groups = match.groups ?? {}
    const letters = [1, 2, 3, 4, 5, 6].map((index) => groups[`letters${index}`]).find((found) => found !== undefined)
    if (letters === undefined) return undefined
    const before = match[0].slice(0, match[0].length - letters.length)
    const nodes = referTo(letters, known)
    return nodes && [...(before === '' ? [] : [{ type: 'run' as const, text: before }]), ...nodes]
  },
})

const speaking =
  /^(?:以上|上述)?\s*[(（]?[A-H](?:(?:\s*[、，,和与及或.]\s*|\s+and\s+|\s+or\s+)[A-H])+[)）]?\s*(?:选项|项)?(?:两者|三者|四者)?(?:都|均|全|皆)?(?:是|包括|包含|对|正确|不是|不对|不正确|错误?|可以?)?[。.]?$|^(?:both|neither)\s+[A-H]\s+(?:and|n?or)\s+[A-H]\.?$/i

/**
 * Letters inside an option that speaks of other options ("A和B都对"), or undefined. Where half of the options look so,
 * they speak of something else (phases, points of a picture).
 */
export const optionReferences = (texts: readonly string[], index: number): ReadonlySet<string> | undefined => {
  const like = texts.map((text) => speaking.test(text))
  // Beside U、V、W an option A、B、C names phases, beside a bare C it names points: not options.
  if (texts.some((text, place) => !like[place] && /^[A-Z](?:\s*[、，,.]\s*[A-Z])*[、，,.]?$/.test(text)))
    return undefined
  if (!like[index] || like.filter(Boolean).length * 2 > texts.length) return undefined
  const letters = [...(texts[index] ?? '').matchAll(/(?<![A-Za-z])[A-H](?![A-Za-z])/g)].map((match) => match[0])
  const places = letters.map((letter) => letter.charCodeAt(0) - 65)
  return places.every((place) => place < texts.length && place !== index && !like[place]) ? new Set(letters) : undefined
}
