import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const EVERY_MS = 500

// `npm exec …`, `node /some/where/pnpm.cjs start`; not a shell whose text merely names one.
const PACKAGE_MANAGER = /^(\S*\/)?(node\S* \S*\/)?(npm|npx|pnpm)\S*(\s|$)/

/**
 * Ends this process (as SIGTERM does) when one of the package managers that started it has gone: `npx` that is told to
 * stop tells its own shell only, and what runs below would stay behind with nobody to press Ctrl-C.
 */
export function stopWithParents() {
  const chain = packageManagers()
  if (chain.length === 0) return
  const watch = setInterval(() => {
    if (chain.every(isAlive)) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, EVERY_MS)
  watch.unref()
}

// From our parent up to the topmost package manager; above it is somebody's shell, which may end before us.
function packageManagers() {
  const chain = []
  let last = 0
  for (let pid = process.ppid; pid > 1 && chain.length < 12; ) {
    const found = parentAndCommand(pid)
    if (!found) break
    chain.push(pid)
    if (PACKAGE_MANAGER.test(found.command)) last = chain.length
    pid = found.parent
  }
  return chain.slice(0, last)
}

function parentAndCommand(pid) {
  try {
    if (process.platform !== 'linux') {
      const line = execFileSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
      return { parent: Number.parseInt(line, 10), command: line }
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command }
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
