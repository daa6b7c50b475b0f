import { Button, Group, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { Link } from '../../../router/link.tsx'
import { useParams } from '../../../router/params.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { QuizTabs } from '../making/office-quiz-tabs.tsx'
import type { Marking } from './marking.ts'
import styles from './office-marking.module.css'
import { markingMessages } from './office-marking-messages.ts'

const refreshMs = 30_000

const Ways = ({ marking: { progress }, to }: { marking: Marking; to: string }) => {
  const words = useMessages(markingMessages)
  return (
    <Group my="md" gap="xs">
      <Button component={Link} to={`${to}?by=question`} variant="filled">
        {words.byQuestion}
      </Button>
      <Button component={Link} to={`${to}?by=paper`}>
        {words.byPaper}
      </Button>
      {progress.third > 0 ? (
        <Button component={Link} to={`${to}?by=differences`}>
          {words.byDifference}
        </Button>
      ) : null}
    </Group>
  )
}

const Questions = ({ questions, to }: { questions: Marking['questions']; to: string }) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  // Where one person marks, nobody waits for a second or a third.
  const steps = (['first', 'second', 'third', 'done'] as const).filter(
    (step) => step === 'first' || step === 'done' || questions.some(({ progress }) => progress[step] > 0),
  )
  const head = (
    <>
      <Table.Th>{words.question}</Table.Th>
      {steps.map((step) => (
        <FigureHead key={step}>{words[step]}</FigureHead>
      ))}
      <Table.Th />
    </>
  )
  return (
    <DataTable caption={words.byQuestion} head={head}>
      {questions.map(({ questionVersionId, stemText, progress }) => (
        <Table.Tr key={questionVersionId}>
          <Table.Td className={styles.stem}>{stemText}</Table.Td>
          {steps.map((step) => (
            <Figure key={step}>{format.number(progress[step])}</Figure>
          ))}
          <Table.Td>
            {progress.first + progress.second + progress.third > 0 ? (
              <Link to={`${to}?by=question&question=${questionVersionId}`} aria-label={`${words.mark}: ${stemText}`}>
                {words.mark}
              </Link>
            ) : null}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const Whole = ({ marking, to }: { marking: Marking; to: string }) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  const { first, second, third, done } = marking.progress
  const all = first + second + third + done
  if (all === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneMend}</p>
      </EmptyState>
    )
  return (
    <>
      <p>
        {words.total(format.number(done), format.number(all))} ·{' '}
        {words.papersWaiting(format.number(marking.papers.waiting))} ·{' '}
        {words.papersDone(format.number(marking.papers.done))}
      </p>
      <progress className={styles.progress} value={done} max={all} aria-label={words.title} />
      {done < all ? (
        <Ways marking={marking} to={to} />
      ) : (
        <EmptyState title={words.allMarked}>
          <p>{words.allMarkedMend}</p>
        </EmptyState>
      )}
      <Questions questions={marking.questions} to={to} />
      {marking.troubles.length > 0 ? (
        <section>
          <h2>{words.troubles}</h2>
          <ul>
            {marking.troubles.map(({ answerId, stemText, note }) => (
              <li key={answerId}>
                {note} · {stemText} · <Link to={`${to}?answer=${answerId}`}>{words.look}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** How far the marking of a quiz is, and the ways into it. */
export const MarkingPage = () => {
  const { quizId = '' } = useParams()
  const words = useMessages(markingMessages)
  const office = useMessages(officeMessages)
  const read = useQuery({
    ...apiQuery('GET /api/office/quizzes/:quizId/marking', { params: { quizId } }),
    staleTime: 0,
    refetchInterval: refreshMs,
  })
  return (
    <OfficePage
      title={read.data?.title || words.title}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={words.lead}
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={read}>
        {(marking) => <Whole marking={marking} to={`/office/quizzes/${quizId}/marking/answers`} />}
      </Loaded>
    </OfficePage>
  )
}
