import './check-node.mjs'
import { join } from 'node:path'
import { enterCallersFolder, projectRoot } from './project-root.mjs'
import { stopWithParents } from './stop-with-parents.mjs'

enterCallersFolder()
const { buildOrExit } = await import('./build.mjs')
await buildOrExit({ log: console.log })

stopWithParents()
// In this very process: one less that has to pass signals on.
await import(join(projectRoot, 'apps/api/dist/main.js'))
