import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { note } from '../../office/office-note.tsx'
import { OfficePage } from '../../office/office-page.tsx'
import { ReasonDialog } from '../../office/reason-dialog.tsx'
import { useParams } from '../../router/params.ts'
import { useSearchParams } from '../../router/use-search-params.ts'
import { MendKeyButton } from '../quizzes/remarks/office-mend-key.tsx'
import { useEditQuestion } from './office-edit-question.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-question.module.css'
import type { OfficeQuestion } from './office-question.ts'
import { filterAddress } from './office-question-filter.ts'
import { QuestionMarks } from './office-question-marks.tsx'
import { QuestionNeighbours } from './office-question-neighbours.tsx'
import { QuestionPreview } from './office-question-preview.tsx'
import { QuestionSide } from './office-question-side.tsx'
import { careMessages } from './review/office-care-messages.ts'

type UsedOrNot = Extract<OfficeQuestion['state'], 'published' | 'retired'>

const setState = async (questionId: string, state: UsedOrNot, reason: string): Promise<void> => {
  const changed = await call('PUT /api/questions/:questionId/state', {
    params: { questionId },
    body: { state, reason },
  })
  queryClient.setQueryData(apiQuery('GET /api/questions/:questionId', { params: { questionId } }).queryKey, changed)
  for (const route of ['GET /api/questions', 'GET /api/banks', 'GET /api/trades'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

/** Takes a question out of use or puts it back, after saying what that changes. */
const StateButton = ({ questionId, state }: { questionId: string; state: UsedOrNot }) => {
  const words = useMessages(banksMessages)
  const [asking, setAsking] = useState(false)
  const used = state === 'published'
  const act = async (reason: string) => {
    await setState(questionId, used ? 'retired' : 'published', reason)
    note(used ? words.retiredNow : words.publishedNow, () => setState(questionId, state, words.takenBack))
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{used ? words.retire : words.publish}</Button>
      {asking ? (
        <ReasonDialog
          title={used ? words.retireTitle : words.publishTitle}
          confirm={used ? words.retire : words.publish}
          label={words.stateReason}
          hint={words.stateReasonHint}
          required={used}
          act={act}
          onClose={() => setAsking(false)}
        >
          {used ? words.retireWhat : words.publishWhat}
        </ReasonDialog>
      ) : null}
    </>
  )
}

const EditButton = ({ question: { questionId, waiting } }: { question: OfficeQuestion }) => {
  const care = useMessages(careMessages)
  const begin = useEditQuestion(questionId)
  return (
    <Button loading={begin.isPending} onClick={() => begin.mutate()}>
      {waiting === null ? care.newVersion : care.continueVersion}
    </Button>
  )
}

const Waits = ({ question: { waiting, state } }: { question: OfficeQuestion }) => {
  const care = useMessages(careMessages)
  if (waiting === null || state === 'draft') return null
  return <p role="status">{care.waitsNow(waiting.version, care.stateNames[waiting.state])}</p>
}

export const QuestionPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const { questionId = '' } = useParams()
  const [params] = useSearchParams()
  const read = useQuery(apiQuery('GET /api/questions/:questionId', { params: { questionId } }))
  const state = read.data?.state
  return (
    <OfficePage
      title={words.question}
      above={[
        { to: '/office/banks', name: office.banks },
        { to: `/office/questions${filterAddress(params)}`, name: words.backToResults },
      ]}
      actions={
        <Group gap="xs">
          <QuestionNeighbours questionId={questionId} params={params} />
          {read.data ? <EditButton question={read.data} /> : null}
          {read.data ? <MendKeyButton question={read.data} /> : null}
          {state === 'published' || state === 'retired' ? <StateButton questionId={questionId} state={state} /> : null}
        </Group>
      }
    >
      <Loaded read={read}>
        {(question) => (
          <>
            <Waits question={question} />
            <QuestionMarks question={question} />
            <div className={styles.columns}>
              <QuestionPreview
                key={question.questionId}
                content={question.content}
                answer={question.keys[0]}
                label={words.asWorkersSee}
                stale={question.outdated ? 'standard' : question.validity === 'expired' ? 'expired' : null}
              />
              <QuestionSide question={question} />
            </div>
          </>
        )}
      </Loaded>
    </OfficePage>
  )
}
