import type { Tx } from '../../db/client.ts'
import type { organisation } from '../../db/schema/organisations.ts'
import { getOrganisationPath, insertOrganisation } from './queries.ts'
import { readableCode } from './readable-code.ts'

/** 32^8 codes: guessing one of a thousand takes a billion tries, and tries are limited. */
const joinCodeLength = 8
export const makeJoinCode = (): string => readableCode(joinCodeLength)

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
