import { useMutation, useQuery } from '@tanstack/react-query'
import { call, queryClient } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { useParams } from '../../router/params.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Scale } from '../../ui/scale.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { plainText } from '../questions/plain-text.ts'
import { QuestionView } from '../questions/question-view.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'
import { type Round, roundQuery } from './round-query.ts'

export const SummaryPage = () => {
  const { roundId = '' } = useParams()
  const words = useMessages(practiceMessages)
  const { name } = useTradeNames()
  const { data, error, refetch } = useQuery(roundQuery(roundId))
  return (
    <>
      <PageHead title={words.summary} back="/practice/rounds" lead={data ? name(data.tradeCode) : undefined} />
      {data ? (
        <Summary round={data} />
      ) : error ? (
        <ApiProblem error={error} safe={words.roundSafe} retry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </>
  )
}

const Summary = ({ round }: { round: Round }) => {
  const words = useMessages(practiceMessages)
  const again = useMutation({
    mutationFn: () => call('POST /api/practice/rounds', { body: { mode: 'mistakes', roundId: round.roundId } }),
    onSuccess: (next) => {
      queryClient.setQueryData(roundQuery(next.roundId).queryKey, next)
      navigate(`/practice/rounds/${next.roundId}`)
    },
  })
  const wrong = round.slots.flatMap((slot, place) =>
    slot.state === 'answered' && slot.mark === 'wrong' ? [{ ...slot, place }] : [],
  )
  const open = round.count - round.answered
  const unmarked = round.slots.filter((slot) => slot.state === 'answered' && slot.mark === 'open').length
  return (
    <>
      <section className={styles.score}>
        <p className={styles.figure}>{words.rightOf(round.right, round.count)}</p>
        <Scale label={words.rightOf(round.right, round.count)} value={round.right} of={round.count} />
        {open > 0 ? <p>{words.stillOpen(open)}</p> : null}
        {unmarked > 0 ? <p>{words.unmarked(unmarked)}</p> : null}
        {wrong.length === 0 && open === 0 && unmarked === 0 ? <p>{words.allRight}</p> : null}
        {again.error ? <ApiProblem error={again.error} retry={() => again.mutate()} /> : null}
        <div className={styles.actions}>
          {open > 0 ? (
            <ButtonLink look="next" large to={`/practice/rounds/${round.roundId}`}>
              {words.goOn}
            </ButtonLink>
          ) : null}
          {wrong.length > 0 ? (
            <Button look={open > 0 ? 'plain' : 'next'} large busy={again.isPending} onClick={() => again.mutate()}>
              <Icon name="again" /> {words.practiseWrong(wrong.length)}
            </Button>
          ) : null}
          <ButtonLink look={wrong.length === 0 && open === 0 ? 'next' : 'plain'} large to="/practice">
            {words.another}
          </ButtonLink>
        </div>
      </section>
      {wrong.length > 0 ? (
        <section className={styles.wrong}>
          <h2>{words.wrongList}</h2>
          {wrong.map((slot) => (
            <details key={slot.place}>
              <summary>
                <span className={styles.number}>{slot.place + 1}</span>
                <span className={styles.stem}>{plainText(slot.question.stem)}</span>
                <Icon name="down" />
              </summary>
              <div>
                <QuestionView
                  question={slot.question}
                  response={slot.response}
                  review={slot.question}
                  mark={slot.mark}
                />
              </div>
            </details>
          ))}
        </section>
      ) : null}
    </>
  )
}
