import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { accountCreate, accountResetPassword } from './commands/account.ts'
import { backupCommand, doctorCommand, restoreCommand } from './commands/backup.ts'
import { bankExport } from './commands/bank-export.ts'
import { bankImport } from './commands/bank-import.ts'
import { bankInspect } from './commands/bank-inspect.ts'
import { type Command, type CommandContext, UsageError } from './commands/command.ts'
import { openEmbeddedOrGiven } from './commands/database.ts'
import { demo } from './commands/demo.ts'
import { migrate } from './commands/migrate.ts'
import { quizCreate } from './commands/quiz-create.ts'
import { serveCommand } from './commands/serve.ts'
import { setup } from './commands/setup.ts'
import { readConfig } from './config.ts'
import { failureMessage } from './failure-message.ts'

/** The reader's process lies beside this file once it is built. */
const readerScript = fileURLToPath(new URL('./child-main.js', import.meta.url))

/** The writer's likewise. */
const writerScript = fileURLToPath(new URL('./writer-main.js', import.meta.url))

const commands: Command[] = [
  serveCommand,
  migrate,
  setup,
  accountCreate,
  accountResetPassword,
  quizCreate,
  backupCommand,
  restoreCommand,
  doctorCommand,
  bankInspect(readerScript),
  bankImport(readerScript),
  bankExport(writerScript),
  demo,
]

const overview = () =>
  ['Usage: pnpm lianbing VERB [options] [--json]', '', ...commands.map((command) => `  ${command.usage}`)].join('\n')

/** One line that is written over, cut to the terminal's width so that it stays one. */
const showProgress = (text: string): void => {
  if (!process.stderr.isTTY) return
  process.stderr.clearLine(0)
  process.stderr.write(`\r${text.slice(0, Math.floor(process.stderr.columns / 2))}${text === '' ? '' : ' …'}`)
}

/** The command whose words come first, the longest where several fit. */
const findCommand = (words: readonly string[]) =>
  commands
    .filter((command) => command.words.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.words.length - a.words.length)[0]

const main = async (words: readonly string[]): Promise<number> => {
  const command = findCommand(words)
  if (command === undefined) {
    process.stderr.write(`${overview()}\n`)
    return words.length === 0 || words[0] === '--help' ? 0 : 2
  }
  const { values, positionals } = parseArgs({
    args: words.slice(command.words.split(' ').length),
    options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help === true) {
    process.stdout.write(`${command.usage}\n`)
    return 0
  }
  const config = readConfig()
  const note = (line: string) => void process.stderr.write(`${line}\n`)
  const context: CommandContext = {
    config,
    json: values.json === true,
    print: (line) => void process.stdout.write(`${line}\n`),
    note,
    progress: showProgress,
    ...openEmbeddedOrGiven(config, note),
  }
  return command.run(context, { values, positionals } as Parameters<Command['run']>[1])
}

const isUsage = (error: unknown) =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${isUsage(error) ? (error as Error).message : failureMessage(error)}\n`)
  process.exitCode = isUsage(error) ? 2 : 1
}
