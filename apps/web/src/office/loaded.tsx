import type { ReactNode } from 'react'
import { ApiProblem } from '../api/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

type Read<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

/** Rows of a table on their way. */
const rows = ['30%', '100%', '100%', '100%', '100%', '100%', '100%']

/** What a read brought: its shape while it is on its way, why it did not come, or itself. */
export const Loaded = <T,>({ read, children }: { read: Read<T>; children: (data: T) => ReactNode }) => {
  if (read.data !== undefined) return children(read.data)
  return read.error ? <ApiProblem error={read.error} retry={() => void read.refetch()} /> : <Skeleton rows={rows} />
}
