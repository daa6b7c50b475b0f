import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { Button } from '../../ui/button.tsx'

type Props = { round: Input<'POST /api/practice/rounds'>['body']; label: string }

/** From the home page into the first question with one tap. */
export const StartRound = ({ round, label }: Props) => {
  const navigate = useNavigate()
  const start = useMutation({
    mutationFn: () => call('POST /api/practice/rounds', { body: round }),
    onSuccess: ({ roundId }) => navigate(`/practice/rounds/${roundId}`),
  })
  return (
    <>
      {start.error ? <ApiProblem error={start.error} /> : null}
      <Button look="next" wide large busy={start.isPending} onClick={() => start.mutate()}>
        {label}
      </Button>
    </>
  )
}
