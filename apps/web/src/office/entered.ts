import { isOffice } from '../router/is-office.ts'

/** The address that this document was loaded at; navigation within the page does not change it. */
const documentAddress = (): string => performance.getEntriesByType('navigation')[0]?.name ?? location.href

/** True where the document came with the office's Content-Security-Policy. */
export const enteredOffice = (): boolean => isOffice(new URL(documentAddress()).pathname)
