import { readFileSync } from 'node:fs'

// What the image runs: the server, or with arguments the command line. A secret comes as a file, not as a variable,
// because variables show up in inspections and logs.
const passwordFile = process.env.DATABASE_PASSWORD_FILE
if (passwordFile) {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.password = readFileSync(passwordFile, 'utf8').trim()
  process.env.DATABASE_URL = url.href
}
await import(process.argv.length > 2 ? '../apps/api/dist/cli.js' : '../apps/api/dist/main.js')
