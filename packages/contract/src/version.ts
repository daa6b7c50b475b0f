/**
 * Raise it when a page that is already open could no longer talk to the API: it is then told to load itself anew. That
 * is so when a field goes, changes its name or its meaning, or when a reply may hold a value that older pages do not
 * know; a field more needs nothing. 3: `bestScore` of a quiz became `countedScore`, and what is shown at once after an
 * answer may be `part`, `unanswered` or `dropped`.
 */
export const contractVersion = 3
export const contractVersionHeader = 'lianbing-contract'
