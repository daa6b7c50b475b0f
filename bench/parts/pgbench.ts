import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

type Run = {
  url: string
  clients: number
  seconds: number /** One of them is run at random each time. */
  scripts: readonly string[]
}

/** Transactions a second that Postgres alone reaches with prepared statements and two threads. */
export const pgbench = ({ url, clients, seconds, scripts }: Run): number => {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-pgbench-'))
  try {
    const files = scripts.flatMap((script, index) => {
      const file = join(folder, `${index}.sql`)
      writeFileSync(file, script)
      return ['-f', file]
    })
    const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-D', 's=0']
    const output = execFileSync('pgbench', [...options, ...files, url], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return Number(/tps = ([\d.]+)/.exec(output)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
