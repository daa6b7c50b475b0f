import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, readlink, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Binaries, copyBinaries, installedBinaries } from './binaries.ts'
import { EmbeddedFault } from './embedded-fault.ts'
import { mayEnter, type ServerUser, serverUser } from './server-user.ts'

/** Where the cluster and its binaries lie, and who runs them. `home` holds both when binaries had to be copied. */
export type ClusterPlace = { home: string; cluster: string; binaries: Binaries; user: ServerUser }

const STATE_FOLDER = process.platform === 'darwin' ? '/var/db/lianbing' : '/var/lib/lianbing'

/**
 * Finds or chooses the place of a data folder's cluster. `DATA_DIR/postgres` is the cluster, or a link to it where the
 * server's user cannot enter `DATA_DIR` (root's own folders).
 */
export async function clusterPlace(dataDir: string): Promise<ClusterPlace> {
  const link = join(dataDir, 'postgres')
  const installed = await installedBinaries()
  const chosen = await serverUser()
  const existing = await realpath(link).catch(() => undefined)
  const user = existing === undefined ? chosen : await ownerOf(existing, chosen)
  const home = existing === undefined ? await newHome(dataDir, link, user) : dirname(existing)
  if (home !== dataDir) await claimHome(home, dataDir, link)
  const reachable = user.uid === undefined || (await mayEnter(user, join(installed.root, 'bin')))
  const binaries = reachable ? installed : await copyBinaries(installed, home)
  return { home, cluster: join(home, 'postgres'), binaries, user }
}

async function newHome(dataDir: string, link: string, user: ServerUser): Promise<string> {
  const dangling = await readlink(link).catch(() => undefined)
  if (dangling !== undefined) {
    throw new EmbeddedFault(
      `The database of ${dataDir} should lie in ${dangling}, but nothing is there. Put it back, or remove the link ` +
        `${link} to begin with an empty database (and restore a backup).`,
    )
  }
  if (user.uid === undefined || (await mayEnter(user, dataDir))) return dataDir
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const home = join(STATE_FOLDER, name)
  await mkdir(home, { recursive: true, mode: 0o755 })
  return home
}

// A cluster that an ordinary user made keeps its owner when root starts it later.
async function ownerOf(cluster: string, chosen: ServerUser): Promise<ServerUser> {
  const { uid, gid } = await stat(cluster)
  if (chosen.uid !== undefined) return uid === 0 ? chosen : { uid, gid }
  if (uid === process.getuid?.()) return {}
  throw new EmbeddedFault(
    `The database in ${cluster} belongs to another user (uid ${uid}). Start Lianbing as that user, or as root.`,
  )
}

// A copied data folder carries a link to the original's cluster: two owners would then share one server.
async function claimHome(home: string, dataDir: string, link: string): Promise<void> {
  const note = join(home, 'data-dir')
  const before = await readFile(note, 'utf8').catch(() => dataDir)
  const still = before === dataDir ? undefined : await realpath(join(before, 'postgres')).catch(() => undefined)
  if (still === join(home, 'postgres')) {
    throw new EmbeddedFault(
      `${dataDir} is a copy of ${before}, and both point to the database in ${home}. Remove the link ${link}, start ` +
        'again, and bring the data over with "lianbing backup" and "lianbing restore".',
    )
  }
  await writeFile(note, dataDir)
}

/** Gives a folder to the server's user. */
export async function giveTo(user: ServerUser, folder: string): Promise<void> {
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid)
}

/** Lets `DATA_DIR/postgres` lead to a cluster that lies elsewhere. */
export async function linkCluster(place: ClusterPlace, dataDir: string): Promise<void> {
  if (place.home !== dataDir) await symlink(place.cluster, join(dataDir, 'postgres'))
}
