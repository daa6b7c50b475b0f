import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Link } from '../../../router/link.tsx'
import { useParams } from '../../../router/params.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { markedBefore } from './kept-points.ts'
import type { Handed } from './marking.ts'
import { MarkForm } from './office-mark-form.tsx'
import { markingMessages } from './office-marking-messages.ts'

const ways = ['question', 'paper', 'differences'] as const

type NothingProps = { quizId: string; handed: Handed; onAgain: () => void; onBack: (answerId: string) => void }

const Nothing = ({ quizId, handed, onAgain, onBack }: NothingProps) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  const unskip = useMutation({
    mutationFn: () => call('DELETE /api/office/quizzes/:quizId/marking/skips', { params: { quizId } }),
    onSuccess: onAgain,
  })
  const previous = markedBefore(quizId)
  const isAll = handed.left + handed.skipped + handed.forOthers === 0
  return (
    <EmptyState title={isAll ? words.allMarked : words.nothingForYou}>
      {handed.forOthers > 0 ? <p>{words.forOthers(format.number(handed.forOthers))}</p> : null}
      {handed.skipped > 0 ? (
        <>
          <p>{words.skipped(format.number(handed.skipped))}</p>
          <Button variant="filled" loading={unskip.isPending} onClick={() => unskip.mutate()}>
            {words.showSkipped}
          </Button>
          {unskip.error ? <ApiProblem error={unskip.error} /> : null}
        </>
      ) : null}
      {previous === undefined ? null : (
        <Button onClick={() => onBack(previous.answerId)}>{words.previous(format.marks(previous.score))}</Button>
      )}
      <p>
        <Link to={`/office/quizzes/${quizId}/marking`}>{words.toOverview}</Link>
      </p>
    </EmptyState>
  )
}

/** Answer after answer, for hours: the next one comes by itself. */
export const MarkPage = () => {
  const { quizId = '' } = useParams()
  const words = useMessages(markingMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  const { get, set } = useUrlFilters()
  const [turn, setTurn] = useState(0)
  const by = ways.find((way) => way === get('by')) ?? 'question'
  const questionVersionId = get('question')
  const answerId = get('answer')
  const read = useQuery({
    queryKey: ['marking', quizId, by, questionVersionId, answerId, turn],
    queryFn: async ({ signal }): Promise<Handed> => {
      if (answerId !== '') {
        const params = { quizId, answerId }
        const route = 'POST /api/office/quizzes/:quizId/marking/answers/:answerId/take'
        return { answer: await call(route, { params }, { signal }), left: 0, skipped: 0, forOthers: 0 }
      }
      const body = { by, ...(questionVersionId === '' ? {} : { questionVersionId }) }
      return call('POST /api/office/quizzes/:quizId/marking/next', { params: { quizId }, body }, { signal })
    },
    // It is in the caller's hands: nothing of it may change while they mark.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const next = () => {
    if (answerId !== '') set({ answer: '' })
    setTurn(turn + 1)
  }
  const { answer, left } = read.data ?? { answer: null, left: 0 }
  const lead =
    answer === null
      ? undefined
      : [words.rounds[answer.round as 1 | 2 | 3], ...(answerId === '' ? [words.left(format.number(left))] : [])].join(
          ' · ',
        )
  return (
    <OfficePage
      title={words.screenTitle}
      above={[
        { to: '/office/quizzes', name: office.quizzes },
        { to: `/office/quizzes/${quizId}/marking`, name: words.title },
      ]}
      lead={lead}
      keys={words.keys}
    >
      <Loaded read={read}>
        {(handed) =>
          handed.answer === null ? (
            <Nothing quizId={quizId} handed={handed} onAgain={next} onBack={(id) => set({ answer: id })} />
          ) : (
            <MarkForm
              key={`${handed.answer.answerId} ${turn}`}
              quizId={quizId}
              answer={handed.answer}
              onNext={next}
              onBack={(id) => set({ answer: id })}
            />
          )
        }
      </Loaded>
      {read.error && answerId !== '' ? <Button onClick={next}>{words.goOn}</Button> : null}
    </OfficePage>
  )
}
