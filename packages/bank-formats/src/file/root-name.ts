/** The name of the first element of XML text, without its prefix; empty where there is none. */
export const rootName = (text: string): string => {
  let at = 0
  while (at >= 0 && at < text.length) {
    const next = text.indexOf('<', at)
    if (next < 0) return ''
    if (text.startsWith('<!--', next)) at = text.indexOf('-->', next + 4)
    else if (text.startsWith('<?', next)) at = text.indexOf('?>', next + 2)
    else return /^<(?:[\w-]{1,60}:)?([\w-]{1,60})/.exec(text.slice(next, next + 130))?.[1] ?? ''
  }
  return ''
}
