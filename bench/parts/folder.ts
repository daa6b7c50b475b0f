import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one run, open to the user that Postgres runs as under root. */
export const temporaryFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'lianbing-bench-'))
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
