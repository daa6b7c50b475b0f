import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTrades } from '../trades/use-trades.ts'
import { practiceMessages } from './messages.ts'
import { StartForm } from './start-form.tsx'

export const StartPage = () => {
  const words = useMessages(practiceMessages)
  const me = useSignedIn()
  const { data, error, refetch } = useTrades()
  const trades = data?.items.filter(({ questions }) => questions.some(({ count }) => count > 0))
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink to="/practice/rounds" look="quiet">
            {words.past}
          </ButtonLink>
        }
      />
      {trades === undefined ? (
        error ? (
          <ApiProblem error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton rows={['40%', 'tall', '40%', 'tall', '40%', 'tall']} />
        )
      ) : trades.length === 0 ? (
        <EmptyState title={words.noQuestions}>
          <p>{words.noQuestionsMend}</p>
        </EmptyState>
      ) : (
        <StartForm trades={trades} me={me} />
      )}
    </>
  )
}
