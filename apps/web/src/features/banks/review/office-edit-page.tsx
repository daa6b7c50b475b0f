import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { call } from '../../../api/client.ts'
import { codeOf } from '../../../api/problem.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { navigate } from '../../../router/address.ts'
import { useParams } from '../../../router/params.ts'
import { questionMessages } from '../../questions/messages.ts'
import { SimilarQuestions } from '../contributions/similar-questions.tsx'
import { banksMessages } from '../office-messages.ts'
import { QuestionPreview } from '../office-question-preview.tsx'
import { refreshQuestion, useAutosave, type Waiting } from './office-autosave.ts'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import { EditForm, faultsOf } from './office-edit-form.tsx'
import { formOfText, textOfForm } from './office-question-form.ts'

const Saved = ({ pending, problem }: { pending: boolean; problem: unknown }) => {
  const words = useMessages(careMessages)
  return (
    <span role="status" className={styles.saved}>
      {problem ? words.notSaved : pending ? words.saving : words.saved}
    </span>
  )
}

/** What was written before it could not be kept: who else changed it, or which question says the same. */
const SaveProblem = ({ problem, onReload }: { problem: unknown; onReload: () => void }) => {
  const words = useMessages(careMessages)
  const code = codeOf(problem)
  return (
    <div className={styles.problem}>
      <ApiProblem error={problem} />
      {code === 'question.changed' || code === 'question.not_waiting' ? (
        <Button onClick={onReload}>{words.loadAgain}</Button>
      ) : null}
    </div>
  )
}

const Editor = ({ start, onReload }: { start: Waiting; onReload: () => void }) => {
  const words = useMessages(careMessages)
  const banks = useMessages(banksMessages)
  const { types } = useMessages(questionMessages)
  const trades = useTrades()
  const [first] = useState(() => formOfText(start.text))
  const { form, change, waiting, pending, problem, save } = useAutosave(start, first)
  const [tried, setTried] = useState(start.state === 'review')
  const [discarding, setDiscarding] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const text = useMemo(() => textOfForm(form), [form])
  const { questionId } = start
  const handIn = async () => {
    setTried(true)
    setFailed(undefined)
    if (faultsOf(form).length > 0) return
    try {
      const kept = (await save()) ?? waiting
      await call('POST /api/questions/:questionId/review', {
        params: { questionId },
        body: { revision: kept.revision },
      })
      refreshQuestion(questionId)
      note(words.handedIn)
      navigate('/office/review')
    } catch (error) {
      setFailed(error)
    }
  }
  const discard = async () => {
    const kept = (await save().catch(() => undefined)) ?? waiting
    await call('DELETE /api/questions/:questionId/waiting', {
      params: { questionId },
      query: { revision: kept.revision },
    })
    refreshQuestion(questionId)
    note(words.discarded)
    navigate(start.questionState === 'draft' ? '/office/review?state=draft' : `/office/questions/${questionId}`)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      save().catch(() => undefined)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [save])
  const faults = tried ? faultsOf(form) : []
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.soft}>
          {trades.name(start.tradeCode)} · {start.bankName} · {types[form.type]} · {words.versionOf(start.version)} ·{' '}
          {words.stateNames[waiting.state]}
        </p>
        <Group gap="xs">
          <Saved pending={pending} problem={problem} />
          {start.contributed ? null : <Button onClick={() => setDiscarding(true)}>{words.discard}</Button>}
          {waiting.state === 'draft' ? (
            <Button variant="filled" onClick={() => void handIn()}>
              {words.handIn}
            </Button>
          ) : (
            <Button variant="filled" onClick={() => save().then(() => navigate('/office/review'), setFailed)}>
              {words.toReview}
            </Button>
          )}
        </Group>
      </div>
      {start.returned === null ? null : <p className={styles.returned}>{words.returnedWith(start.returned)}</p>}
      {problem ? <SaveProblem problem={problem} onReload={onReload} /> : null}
      {failed ? <ApiProblem error={failed} /> : null}
      {faults.length > 0 ? (
        <p role="alert" className={styles.fault}>
          {words.faultsLeft(faults.length)}
        </p>
      ) : null}
      <div className={styles.columns}>
        <div className={styles.form}>
          <EditForm form={form} change={change} showFaults={tried} tradeCode={start.tradeCode} />
          <SimilarQuestions
            tradeCode={start.tradeCode}
            stem={text.stem}
            options={text.options.map(({ content }) => content).filter((content) => content.length > 0)}
            exceptQuestionId={questionId}
          />
        </div>
        <div className={styles.preview}>
          <QuestionPreview content={{ ...text, reviewer: null }} answer={text} label={banks.asWorkersSee} />
        </div>
      </div>
      {discarding ? (
        <Confirm
          danger
          title={words.discardTitle}
          confirm={words.discard}
          act={discard}
          onClose={() => setDiscarding(false)}
        >
          {start.questionState === 'draft' ? words.discardNew : words.discardVersion}
        </Confirm>
      ) : null}
    </>
  )
}

export const EditPage = () => {
  const words = useMessages(careMessages)
  const office = useMessages(officeMessages)
  const { questionId = '' } = useParams()
  const [round, setRound] = useState(0)
  const read = useQuery({
    // A key of its own: what an editor began with must not change under it.
    queryKey: ['edit', questionId, round],
    queryFn: ({ signal }) => call('GET /api/questions/:questionId/waiting', { params: { questionId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <OfficePage
      title={words.edit}
      above={[
        { to: '/office/review', name: office.review },
        { to: `/office/questions/${questionId}`, name: words.question },
      ]}
    >
      <Loaded read={read}>
        {(start) => <Editor key={round} start={start} onReload={() => setRound(round + 1)} />}
      </Loaded>
    </OfficePage>
  )
}
