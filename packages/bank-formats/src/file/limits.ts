const MIB = 1024 * 1024

/** Bounds of a file before and while it is read; each is far above any real bank and far below what hurts. */
export const limits = {
  /** An upload that is larger is refused at once. */
  fileBytes: 32 * MIB,
  zipEntries: 2_000,
  zipEntryBytes: 48 * MIB,
  zipTotalBytes: 64 * MIB,
  /** Real sheets reach about 40; only padding reaches hundreds. */
  zipRatio: 200,
  /** Small parts of empty XML may compress well without harm. */
  zipRatioFromBytes: MIB,
  sheets: 200,
  /** Rows with content, over all sheets. */
  rows: 60_000,
  /** Columns beyond are ignored: no layout reaches so far. */
  columns: 256,
  /** Excel's own bound for one cell. */
  cellCharacters: 32_767,
  /** Of a Word document, empty ones too; 30,000 questions with their options have fewer. */
  paragraphs: 200_000,
  questions: 50_000,
  xmlDepth: 64,
  /** Of one element. Office declares some forty prefixes at its roots. */
  xmlAttributes: 256,
  /** Of a part that is kept as a tree; 25,000 questions have about half as many. */
  xmlElements: 2_000_000,
  /** JSON is searched for questions this deep. */
  jsonDepth: 8,
}
