const formatting = new Set(
  'a abbr b big blockquote br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark math ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var'.split(
    ' ',
  ),
)
const alone = new Set(['br', 'hr', 'img'])

/**
 * Whether the tags in a text format it. In Moodle's own format tags may stand in any text, also in one that speaks of
 * them ("at the end of the <body>"): they count where all are for formatting and each is closed.
 */
export const looksLikeMarkup = (text: string): boolean => {
  let tags = 0
  const open = new Map<string, number>()
  for (const [, slash, tag = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>/gi)) {
    const name = tag.toLowerCase()
    if (!formatting.has(name) && !/^m[a-z]+$/.test(name)) return false
    tags++
    if (!alone.has(name)) open.set(name, (open.get(name) ?? 0) + (slash === '' ? 1 : -1))
  }
  return tags > 0 && [...open.values()].every((count) => count === 0)
}
