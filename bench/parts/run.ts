import { startEmbedded } from '../../apps/api/src/db/embedded/start-embedded.ts'
import { prepare } from './attempts.ts'
import { temporaryFolder } from './folder.ts'
import { type BuiltServer, startBuiltServer } from './server.ts'

type Prepared = Awaited<ReturnType<typeof prepare>>
type Stage = Prepared & { url: string; server: BuiltServer }

/** A database and a built server for one run, both gone afterwards. `--profile` writes the server's CPU profile. */
export const onStage = async (
  bank: Parameters<typeof prepare>[1],
  work: (stage: Stage) => Promise<void>,
): Promise<void> => {
  const folder = await temporaryFolder()
  const embedded = await startEmbedded({ dataDir: folder.path, log: () => {} })
  const closers = [folder.remove, embedded.stop]
  try {
    const prepared = await prepare(embedded.url, bank)
    closers.push(prepared.close)
    const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=bench-profile'] : []
    const server = await startBuiltServer({ DATABASE_URL: embedded.url }, profile)
    closers.push(server.stop)
    await work({ ...prepared, url: embedded.url, server })
  } finally {
    for (const close of closers.reverse()) await close()
  }
}
