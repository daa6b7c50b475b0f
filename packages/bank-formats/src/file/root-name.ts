/** Where a declaration ends, with what it declares inside of brackets. */
const declarationEnd = (text: string, from: number): number => {
  const end = text.indexOf('>', from)
  const bracket = text.indexOf('[', from)
  if (bracket < 0 || bracket > end) return end
  const close = text.indexOf(']', bracket)
  return close < 0 ? -1 : text.indexOf('>', close)
}

/** The name of the first element of XML text, without its prefix; empty where there is none. */
export const rootName = (text: string): string => {
  let at = 0
  while (at >= 0 && at < text.length) {
    const next = text.indexOf('<', at)
    if (next < 0) return ''
    if (text.startsWith('<!--', next)) at = text.indexOf('-->', next + 4)
    else if (text.startsWith('<?', next)) at = text.indexOf('?>', next + 2)
    else if (text.startsWith('<!', next)) at = declarationEnd(text, next)
    else return /^<(?:[\w-]{1,60}:)?([\w-]{1,60})/.exec(text.slice(next, next + 130))?.[1] ?? ''
  }
  return ''
}
