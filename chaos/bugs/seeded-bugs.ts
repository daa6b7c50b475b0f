import type { SeededBug } from '../parts/seeded-bug.ts'
import { lifecycleBugs } from './lifecycle-bugs.ts'
import { officeBugs } from './office-bugs.ts'
import { saveBugs } from './save-bugs.ts'
import { serverBugs } from './server-bugs.ts'

/** All of them, in the order of the table in the docs. */
export const seededBugs: readonly SeededBug[] = [...saveBugs, ...lifecycleBugs, ...officeBugs, ...serverBugs]
