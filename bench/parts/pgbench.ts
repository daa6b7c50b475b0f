import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

type Run = {
  url: string
  clients: number
  /** One of them is run at random each time; `:s` stands at 0 in the beginning. */
  scripts: readonly string[]
  variables?: Record<string, number>
} & ({ seconds: number } | { transactionsEach: number })

/** Transactions a second that Postgres alone reaches with prepared statements and two threads. */
export const pgbench = ({ url, clients, scripts, variables, ...length }: Run): number => {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-pgbench-'))
  try {
    const files = scripts.flatMap((script, index) => {
      const file = join(folder, `${index}.sql`)
      writeFileSync(file, script)
      return ['-f', file]
    })
    const given = Object.entries({ s: 0, ...variables }).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const until = 'seconds' in length ? ['-T', String(length.seconds)] : ['-t', String(length.transactionsEach)]
    const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', ...until, ...given]
    const output = execFileSync('pgbench', [...options, ...files, url], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return Number(/tps = ([\d.]+)/.exec(output)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
