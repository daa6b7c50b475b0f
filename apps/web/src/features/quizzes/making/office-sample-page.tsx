import type { Output } from '@lianbing/contract/client'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useParams } from '../../../router/params.ts'
import { questionMessages } from '../../questions/messages.ts'
import { QuestionView } from '../../questions/question-view.tsx'
import { makingMessages } from './office-making-messages.ts'
import styles from './office-quizzes.module.css'

type Sample = Output<'POST /api/office/quizzes/:quizId/sample'>

const SampleQuestion = ({
  number,
  asked,
}: {
  number: number
  asked: Sample['sections'][number]['questions'][number]
}) => {
  const { question, reviewed } = asked
  const shown = reviewed ?? question
  if (shown === null) return null
  return (
    <li value={number} className={styles.question}>
      <p className={styles.place}>{number}</p>
      <QuestionView
        question={shown}
        response={undefined}
        review={reviewed ?? undefined}
        mark={reviewed ? 'unanswered' : undefined}
        onRespond={() => {}}
      />
    </li>
  )
}

const Paper = ({ sample }: { sample: Sample }) => {
  const words = useMessages(makingMessages)
  const { types } = useMessages(questionMessages)
  const format = useFormat()
  const hasKeys = sample.sections.some(({ questions }) => questions.some(({ reviewed }) => reviewed !== null))
  let before = 0
  return (
    <>
      <p>
        {hasKeys ? words.sampleKeys : words.sampleNoKeys}
        {sample.difficulty === null ? '' : ` ${words.sampleMean(format.number(sample.difficulty / 100))}`}
      </p>
      {sample.sections.map(({ title, type, maximum, questions }, place) => {
        const from = before
        before += questions.length
        return (
          <section key={place}>
            <h2>
              {title ?? types[type]} ·{' '}
              {words.sectionLine(
                format.number(questions.length),
                format.marks(maximum),
                format.marks(maximum * questions.length),
              )}
            </h2>
            <ol className={styles.questions}>
              {questions.map((asked, at) => (
                <SampleQuestion key={asked.questionId} number={from + at + 1} asked={asked} />
              ))}
            </ol>
          </section>
        )
      })}
    </>
  )
}

/** A paper as a worker would get it now; nothing of it is kept. */
export const SamplePage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const { quizId = '' } = useParams()
  const read = useQuery({
    queryKey: ['POST /api/office/quizzes/:quizId/sample', quizId],
    queryFn: ({ signal }) => call('POST /api/office/quizzes/:quizId/sample', { params: { quizId } }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <OfficePage
      title={words.sample}
      above={[
        { to: '/office/quizzes', name: office.quizzes },
        { to: `/office/quizzes/${quizId}`, name: words.paper },
      ]}
      lead={words.sampleLead}
      actions={
        <Button loading={read.isFetching} onClick={() => void read.refetch()}>
          {words.drawAnew}
        </Button>
      }
    >
      <Loaded read={read}>{(sample) => <Paper key={read.dataUpdatedAt} sample={sample} />}</Loaded>
    </OfficePage>
  )
}
