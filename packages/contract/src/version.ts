/** Raise it when a page that is already open could no longer talk to the API: it is then told to load itself anew. */
export const contractVersion = 2
export const contractVersionHeader = 'lianbing-contract'
