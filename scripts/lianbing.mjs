import './check-node.mjs'
import { join } from 'node:path'
import { enterCallersFolder, projectRoot } from './project-root.mjs'

enterCallersFolder()
const { buildOrExit } = await import('./build.mjs')
// Stdout belongs to what the command prints; the web is not needed for it.
await buildOrExit({ log: console.error, only: 'API' })
await import(join(projectRoot, 'apps/api/dist/cli.js'))
