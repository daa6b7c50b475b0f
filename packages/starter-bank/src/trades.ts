import type { trades as contract } from '@lianbing/contract'
import listed from './trades.json' with { type: 'json' }

/** A trade as it is seeded; how many questions it has is counted from the database. */
export type SeedTrade = Omit<contract.Trade, 'questions'>

/** All trades by code. Codes are those of the 2015 and 2022 editions of 职业分类大典, aliases those of earlier ones. */
export const trades: readonly SeedTrade[] = listed
