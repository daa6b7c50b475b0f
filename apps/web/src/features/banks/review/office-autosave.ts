import type { Output } from '@lianbing/contract/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { askBeforeLeaving } from '../../../router/leaving.ts'
import { type QuestionForm, textOfForm } from './office-question-form.ts'

export type Waiting = Output<'GET /api/questions/:questionId/waiting'>

/** A pause in writing, after which what was written is kept. */
const pauseMs = 1_200

/** Lists and pages that tell of a question, asked anew after something was done to it. */
export const refreshQuestion = (questionId: string): void => {
  for (const route of ['GET /api/reviews', 'GET /api/questions', 'GET /api/banks'])
    void queryClient.invalidateQueries({ queryKey: [route] })
  for (const route of ['', '/history', '/waiting'])
    void queryClient.invalidateQueries({
      queryKey: [`GET /api/questions/:questionId${route}`, { params: { questionId } }],
    })
}

/** Keeps what is written after each pause, one save after the other; whoever leaves before is asked. */
export const useAutosave = (start: Waiting, first: QuestionForm) => {
  const [form, setForm] = useState(first)
  const [waiting, setWaiting] = useState(start)
  const [problem, setProblem] = useState<unknown>()
  const [pending, setPending] = useState(false)
  const latest = useRef({ form: first, kept: first, revision: start.revision })
  const running = useRef<Promise<Waiting | undefined>>(undefined)
  const { questionId } = start

  const save = useCallback(async (): Promise<Waiting | undefined> => {
    await running.current
    const { form: written, kept, revision } = latest.current
    if (written === kept) return undefined
    const saving = call('PUT /api/questions/:questionId/waiting', {
      params: { questionId },
      body: { revision, text: textOfForm(written) },
    })
    running.current = saving.catch(() => undefined)
    try {
      const saved = await saving
      latest.current = { ...latest.current, kept: written, revision: saved.revision }
      setWaiting(saved)
      setProblem(undefined)
      setPending(latest.current.form !== written)
      return saved
    } catch (error) {
      setProblem(error)
      throw error
    } finally {
      running.current = undefined
    }
  }, [questionId])

  useEffect(() => {
    if (form === latest.current.kept) return
    const timer = setTimeout(() => save().catch(() => undefined), pauseMs)
    return () => clearTimeout(timer)
  }, [form, save])
  useEffect(() => askBeforeLeaving(() => latest.current.form !== latest.current.kept), [])
  useEffect(
    () => () => {
      save().catch(() => undefined)
      refreshQuestion(questionId)
    },
    [save, questionId],
  )
  const change = (part: Partial<QuestionForm>) => {
    const next = { ...latest.current.form, ...part }
    latest.current = { ...latest.current, form: next }
    setForm(next)
    setPending(true)
  }
  return { form, change, waiting, pending, problem, save }
}
