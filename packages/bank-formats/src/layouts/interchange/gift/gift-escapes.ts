/** Signs that a backslash makes part of a text, as characters that the file's own text is cleared of. */
const signs = ':#={}~'
const first = 0xe006

const hidden = /[\uE006-\uE00B]/g

/**
 * Hides escaped signs, so that those which are left are GIFT's own: one pass, as Moodle does it. `\n` is a line's end,
 * but not within TeX, where commands begin so.
 */
export const hideEscapes = (text: string): string => {
  if (!text.includes('\\')) return text.replace(hidden, '')
  let inTex = false
  return text.replace(hidden, '').replace(/\\(\\?[()[\]]|[\\:#={}~]|n)/g, (whole, sign: string) => {
    if (sign === '\\') return '\\'
    if (sign === 'n') return inTex ? whole : '\n'
    const place = signs.indexOf(sign)
    if (place >= 0) return String.fromCharCode(first + place)
    inTex = sign.endsWith('(') || sign.endsWith('[')
    return `\\${sign.at(-1)}`
  })
}

/** Puts the hidden signs back. */
export const showEscapes = (text: string): string =>
  text.replace(hidden, (sign) => signs[sign.charCodeAt(0) - first] ?? '')
