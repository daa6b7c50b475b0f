import { UsageError } from './commands/command.ts'

/** More than this on one machine is a slip of the finger: each takes 14 connections and some 100 MB. */
const mostReplicas = 64

/** How many processes shall serve, as it was typed; one where nothing was. */
export const replicaCount = (typed: string | undefined): number => {
  const count = Number(typed ?? 1)
  if (!Number.isInteger(count) || count < 1 || count > mostReplicas)
    throw new UsageError(`--replicas takes a number from 1 to ${mostReplicas}.`)
  return count
}
