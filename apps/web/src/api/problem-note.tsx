import { useMessages } from '../i18n/messages.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { codeOf, isWorthRetrying } from './problem.ts'
import { problemTexts } from './problem-texts.ts'

/** What happened in words, for anything that a call threw. `safe` says what is not lost. */
export const ApiProblem = ({ error, safe, retry }: { error: unknown; safe?: string; retry?: () => void }) => {
  const { title, mend } = useMessages(problemTexts)[codeOf(error)]
  return <ProblemNote title={title} mend={mend} safe={safe} retry={isWorthRetrying(error) ? retry : undefined} />
}
