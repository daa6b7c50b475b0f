import { useCallback, useEffect, useRef, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { codeOf } from '../../../api/problem.ts'
import { askBeforeLeaving } from '../../../router/leaving.ts'
import type { Draft, OfficeQuiz } from './office-quiz.ts'

/** What an editor may change. */
export type Edited = { organisationId: number; tradeCode: string; draft: Draft }

export type Saving = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'

/** Long enough to finish a number, short enough that a closed lid loses nothing. */
const pauseMs = 700
const retryMs = 4_000

const editedOf = ({ organisation, tradeCode, draft }: OfficeQuiz): Edited => ({
  organisationId: organisation.organisationId,
  tradeCode,
  draft,
})

/** Whoever comes back to the page begins from what was saved last. */
const keepRead = (quizId: string, { draft }: Edited, revision: number) =>
  queryClient.setQueryData<OfficeQuiz>(
    ['GET /api/office/quizzes/:quizId', { params: { quizId } }],
    (before) => before && { ...before, draft, revision, isChanged: true },
  )

/** What is being edited, saved by itself a moment after each change. One save is under way at a time. */
export const useDraft = (quiz: OfficeQuiz) => {
  const [edited, setEdited] = useState(() => editedOf(quiz))
  const [saving, setSaving] = useState<Saving>('saved')
  const [problem, setProblem] = useState<unknown>()
  const newest = useRef(edited)
  const revision = useRef(quiz.revision)
  const dirty = useRef(false)
  const stuck = useRef(false)
  const busy = useRef<Promise<void>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { quizId } = quiz

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    if (busy.current) return busy.current.then(save)
    // Until somebody has decided whose changes stay, nothing is sent.
    if (!dirty.current || stuck.current) return Promise.resolve()
    const sent = newest.current
    setSaving('saving')
    busy.current = call('PUT /api/office/quizzes/:quizId/draft', {
      params: { quizId },
      body: { ...sent, revision: revision.current },
    })
      .then(
        (saved) => {
          revision.current = saved.revision
          dirty.current = newest.current !== sent
          setProblem(undefined)
          setSaving(dirty.current ? 'waiting' : 'saved')
          keepRead(quizId, sent, saved.revision)
          void queryClient.invalidateQueries({ queryKey: ['GET /api/office/quizzes'] })
        },
        (error: unknown) => {
          setProblem(error)
          const conflict = codeOf(error) === 'quiz.changed'
          stuck.current = conflict
          setSaving(conflict ? 'conflict' : 'failed')
          if (!conflict) timer.current = setTimeout(() => void save(), retryMs)
        },
      )
      .finally(() => {
        busy.current = undefined
      })
    return busy.current
  }, [quizId])

  const change = useCallback(
    (changes: (before: Edited) => Edited) => {
      newest.current = changes(newest.current)
      dirty.current = true
      setEdited(newest.current)
      setSaving((now) => (now === 'conflict' ? now : 'waiting'))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), pauseMs)
    },
    [save],
  )
  useEffect(() => askBeforeLeaving(() => dirty.current), [])
  // A link within the office leaves without a question: what waits goes out at once.
  useEffect(
    () => () => {
      void save()
    },
    [save],
  )
  // Read anew while nothing of mine waits: what somebody else has saved is what one goes on from.
  useEffect(() => {
    if (dirty.current || busy.current || stuck.current || quiz.revision <= revision.current) return
    revision.current = quiz.revision
    newest.current = editedOf(quiz)
    setEdited(newest.current)
  }, [quiz])
  /** Takes what the server has, or lays mine over it. */
  const settle = (theirs: OfficeQuiz, keep: 'mine' | 'theirs') => {
    revision.current = theirs.revision
    stuck.current = false
    setProblem(undefined)
    setSaving('saved')
    if (keep === 'mine') {
      dirty.current = true
      void save()
      return
    }
    dirty.current = false
    newest.current = editedOf(theirs)
    setEdited(newest.current)
  }
  return { edited, change, saving, problem, save, settle, revision: () => revision.current }
}
