// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them, so they are taken out.
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** Halves of pairs, which no file in UTF-8 can hold. */
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML or HTML, also within an attribute. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(control, '')
    .replace(halves, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
