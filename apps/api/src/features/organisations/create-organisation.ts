import { randomInt } from 'node:crypto'
import type { Tx } from '../../db/client.ts'
import type { organisation } from '../../db/schema/organisations.ts'
import { getOrganisationPath, insertOrganisation } from './queries.ts'

/** Without letters and digits that are easily confused on a slip of paper. */
const joinAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 32^8 codes: guessing one of a thousand takes a billion tries, and tries are limited. */
const joinCodeLength = 8

export const makeJoinCode = (): string =>
  Array.from({ length: joinCodeLength }, () => joinAlphabet[randomInt(joinAlphabet.length)]).join('')

export type NewOrganisation = {
  /** Null for the root. */
  parentId: number | null
  name: string
  kind: (typeof organisation.$inferSelect)['kind']
  sample?: boolean
}

/** Adds an organisation below its parent and hands back its id. */
export const createOrganisation = async (tx: Tx, { parentId, ...rest }: NewOrganisation): Promise<number> => {
  const above = parentId === null ? '/' : await getOrganisationPath(tx, parentId)
  return insertOrganisation(tx, { parentId, above, joinCode: makeJoinCode(), ...rest })
}
