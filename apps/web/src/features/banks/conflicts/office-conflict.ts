import { useMutation } from '@tanstack/react-query'
import { call, queryClient } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { type NoteLink, note, noteProblem } from '../../../office/office-note.tsx'
import type { Row } from '../../../office/use-pages.ts'
import { conflictsMessages } from './office-conflict-messages.ts'

export type Conflict = Row<'GET /api/banks/conflicts'>
export type ConflictSide = Conflict['sides'][number]
/** `act` hands back where to go on from there, where that is somewhere else. */
export type Act = { act: () => Promise<NoteLink | undefined>; undo: () => Promise<unknown>; done: string }

/** What was decided is seen by every list that shows it. */
const readAnew = () => {
  for (const route of [
    'GET /api/banks/conflicts',
    'GET /api/questions',
    'GET /api/questions/:questionId',
    'GET /api/banks',
  ])
    void queryClient.invalidateQueries({ queryKey: [route] })
}
const thenReadAnew = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } finally {
    readAnew()
  }
}

/** Does it, says so and offers the way back. */
export const useAct = () => {
  const doing = useMutation({
    mutationFn: async ({ act, undo, done }: Act) => {
      const next = await thenReadAnew(act())
      note(done, () => thenReadAnew(undo()), next)
    },
    onError: noteProblem,
  })
  return { run: (act: Act) => doing.mutate(act), busy: doing.isPending }
}

const nowhere = async (work: Promise<unknown>): Promise<undefined> => {
  await work
}

/** What can be decided about a conflict. */
export const useDecisions = ({ sides, rivalId }: Conflict) => {
  const words = useMessages(conflictsMessages)
  const [first, second] = sides
  const take = (side: ConflictSide, reason: string): Act | undefined => {
    const { questionId, keyVersion, otherKey, otherExplanation, key, explanation } = side
    if (otherKey === null || keyVersion === null) return undefined
    const mend = (
      body: { keyVersion: number; key: typeof key; explanation: typeof explanation; reason: string },
      state: 'taken' | 'open',
    ) =>
      call('POST /api/questions/:questionId/keys', {
        params: { questionId },
        body: { ...body, ...(rivalId === null ? {} : { rival: { rivalId, state } }) },
      })
    return {
      // Attempts that were marked by the key before wait for somebody's word.
      act: async () => {
        const mended = await mend({ keyVersion, key: otherKey, explanation: otherExplanation, reason }, 'taken')
        return { to: `/office/remarks/${mended.remarkId}`, text: words.toRemark }
      },
      undo: () => mend({ keyVersion: keyVersion + 1, key, explanation, reason: words.undoReason }, 'open'),
      done: words.taken,
    }
  }
  const dismiss = (reason: string): Act => {
    const set = (state: 'dismissed' | 'open', why: string) =>
      call('PUT /api/rivals/:rivalId/state', { params: { rivalId: rivalId ?? '' }, body: { state, reason: why } })
    return {
      act: () => nowhere(set('dismissed', reason)),
      undo: () => set('open', words.undoReason),
      done: words.dismissed,
    }
  }
  const decide = (verdict: 'keep-first' | 'keep-second' | 'distinct'): Act => {
    const put = (now: typeof verdict | 'undecided') =>
      call('PUT /api/banks/pairs', { body: { firstId: first.questionId, secondId: second.questionId, verdict: now } })
    return {
      act: () => nowhere(put(verdict)),
      undo: () => put('undecided'),
      done: verdict === 'distinct' ? words.apart : words.kept,
    }
  }
  return { take, dismiss, decide }
}
