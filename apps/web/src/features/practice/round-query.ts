import type { Output } from '@lianbing/contract/client'
import { apiQuery } from '../../api/client.ts'

export type Round = Output<'GET /api/practice/rounds/:roundId'>

export const roundQuery = (roundId: string) => apiQuery('GET /api/practice/rounds/:roundId', { params: { roundId } })
