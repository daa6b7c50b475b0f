import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Draft } from './office-quiz.ts'

export type Check = Output<'POST /api/office/quizzes/check'>
export type CheckedCell = Check['cells'][number]

const pauseMs = 400

/** What the banks have for a blueprint, asked a moment after the last change; the last answer stays until the next. */
export const useCheck = (blueprint: Draft['blueprint']) => {
  const [asked, setAsked] = useState(blueprint)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(blueprint), pauseMs)
    return () => clearTimeout(timer)
  }, [blueprint])
  const read = useQuery({
    queryKey: ['POST /api/office/quizzes/check', asked],
    queryFn: ({ signal }) => call('POST /api/office/quizzes/check', { body: { blueprint: asked } }, { signal }),
    enabled: asked.sections.length > 0,
    placeholderData: (before) => before,
  })
  /** The answer is for what stands in the editor now. */
  const isCurrent = asked === blueprint && read.data !== undefined && !read.isPlaceholderData
  return { ...read, isCurrent }
}
