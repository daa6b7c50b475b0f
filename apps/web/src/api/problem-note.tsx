import { ProblemError } from '@lianbing/contract/client'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../shell/messages.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { codeOf, isWorthRetrying } from './problem.ts'
import { problemTexts } from './problem-texts.ts'

const cameAt = new WeakMap<ProblemError, number>()

/** When the server will listen again, rounded up to the minute: a time of day stays true while the page stands open. */
const listensAgainAt = (error: unknown): Date | undefined => {
  if (!(error instanceof ProblemError) || error.retryAfterSeconds === undefined) return undefined
  const came = cameAt.get(error) ?? Date.now()
  cameAt.set(error, came)
  return new Date(Math.ceil((came + error.retryAfterSeconds * 1000) / 60_000) * 60_000)
}

/** What happened in words, for anything that a call threw. `safe` says what is not lost. */
export const ApiProblem = ({ error, safe, retry }: { error: unknown; safe?: string; retry?: () => void }) => {
  const { title, mend } = useMessages(problemTexts)[codeOf(error)]
  const words = useMessages(shellMessages)
  const format = useFormat()
  const again = listensAgainAt(error)
  return (
    <ProblemNote
      title={title}
      mend={again ? `${mend} ${words.tryAfter(format.time(again.toISOString()))}` : mend}
      safe={safe}
      retry={isWorthRetrying(error) ? retry : undefined}
    />
  )
}
