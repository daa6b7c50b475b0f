/** Something that a person has to mend before the embedded database can run; the message says what and how. */
export class EmbeddedFault extends Error {
  override name = 'EmbeddedFault'
}

/** Another living process owns the data folder. */
export class DataDirInUse extends EmbeddedFault {
  override name = 'DataDirInUse'

  constructor(
    readonly dataDir: string,
    readonly pid: number,
    readonly address: string | undefined,
    command: boolean,
  ) {
    const owner = command ? `A lianbing command (process ${pid})` : `Lianbing (process ${pid})`
    const place = address === undefined ? '' : ` at ${address}`
    const mend = command ? 'Wait until it has finished.' : 'Open that one, stop it first, or set DATA_DIR and PORT.'
    super(`${owner} is already running on ${dataDir}${place}. ${mend}`)
  }
}
