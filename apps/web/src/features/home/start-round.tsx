import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { navigate } from '../../router/address.ts'
import { Button } from '../../ui/button.tsx'
import { type StartChoice, startBody } from '../practice/start-choice.ts'

type Props = { choice: StartChoice; label: string }

/** From the home page into the first question with one tap. */
export const StartRound = ({ choice, label }: Props) => {
  const start = useMutation({
    mutationFn: () => call('POST /api/practice/rounds', { body: startBody(choice) }),
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
