import { readBank } from '@lianbing/bank-formats'
import { starterBanks } from '@lianbing/starter-bank'
import type { Db } from '../../db/client.ts'
import { addDrafts } from './add-drafts.ts'

/** Puts the questions that come with the product into their trades; those that are there already add nothing. */
export const addStarterBanks = async (db: Db): Promise<number> => {
  let added = 0
  for (const { fileName, bank, json } of starterBanks) {
    const { drafts } = await readBank(new TextEncoder().encode(json), fileName)
    const { trade: tradeCode, source, licence } = bank
    const target = { tradeCode, bankName: source, source, licence }
    added += await addDrafts(
      db,
      target,
      drafts.map(({ draft }) => draft),
    )
  }
  return added
}
