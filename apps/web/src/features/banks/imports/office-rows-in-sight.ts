/** Rows are of one height, so that their place is known without measuring: two lines of text and room around them. */
export const rowHeight = 68
/** Rows above and below what is seen, so that the next ones stand there already. */
const spare = 6

/** The rows that a list scrolled so far shows, with some to spare. */
export const rowsInSight = (scrollTop: number, height: number, total: number) => ({
  first: Math.max(0, Math.min(total - 1, Math.floor(scrollTop / rowHeight)) - spare),
  last: Math.max(0, Math.min(total - 1, Math.ceil((scrollTop + height) / rowHeight) + spare)),
})
