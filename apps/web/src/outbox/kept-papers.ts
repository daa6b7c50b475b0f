import { below, run } from './answer-store.ts'

/** The attempts and rounds of a person for which answers still wait on this device, and how many for each. */
export const keptPapers = async (personId: string): Promise<ReadonlyMap<string, number>> => {
  const keys = await run('readonly', (store) => store.getAllKeys(below(personId)))
  const papers = new Map<string, number>()
  for (const key of keys) {
    const paperId = String(key).split('/')[1] ?? ''
    papers.set(paperId, (papers.get(paperId) ?? 0) + 1)
  }
  return papers
}
