/**
 * Text as it is compared: full-width and other compatible forms made one (NFKC), case folded, ends trimmed, any run of
 * blanks (also U+3000 and the no-break space) a single one.
 */
export const plainText = (text: string): string =>
  // Down, up and down again folds what lower case alone leaves apart (ß, ẞ and SS, σ and ς).
  text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim()

/** A unit as it is compared: like text, but case counts, because mW is not MW; blanks inside do not. */
export const plainUnit = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '')
