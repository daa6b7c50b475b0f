import { parseArgs } from 'node:util'
import { checkDatabase } from './parts/check-database.ts'

const { values } = parseArgs({
  options: { database: { type: 'string' }, 'time-zone': { type: 'string', default: 'Asia/Shanghai' } },
})
if (values.database === undefined) {
  process.stderr.write('Name the database: pnpm chaos check --database postgresql://…\n')
  process.exit(2)
}

const { violations, attempts, answers } = await checkDatabase(values.database, values['time-zone'])
for (const { id, says, what } of violations.slice(0, 50)) process.stdout.write(`${id} ${says}: ${what}\n`)
process.stdout.write(`${attempts} closed attempts, ${answers} answers, ${violations.length} violations\n`)
process.exitCode = violations.length === 0 ? 0 : 1
