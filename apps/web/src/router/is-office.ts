/** Office pages are documents of their own: they are loaded under another Content-Security-Policy. */
export const isOffice = (path: string): boolean => /^\/office(\/|$)/.test(path)
