import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { keyText } from '../../questions/key-text.ts'
import { questionMessages } from '../../questions/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { QuestionPreview } from '../office-question-preview.tsx'
import { shownQuestion } from '../office-shown-question.ts'
import { refreshQuestion, type Waiting } from './office-autosave.ts'
import { careMessages } from './office-care-messages.ts'
import { Changes } from './office-changes.tsx'
import styles from './office-edit.module.css'

type Asked = 'return' | 'refuse'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role=dialog]') !== null

const AgainstPublished = ({ waiting }: { waiting: Waiting }) => {
  const words = useMessages(careMessages)
  const { questionId } = waiting
  const read = useQuery(apiQuery('GET /api/questions/:questionId/history', { params: { questionId } }))
  return (
    <section>
      <h2>{words.whatChanges}</h2>
      <Loaded read={read}>
        {({ versions }) => {
          const old = versions.find(({ state }) => state === 'published')
          const [key] = old?.keys ?? []
          return old ? (
            <Changes
              before={{ content: old.content, key: key?.key ?? null, explanation: key?.explanation ?? [] }}
              after={{ content: waiting.text, key: waiting.text.key, explanation: waiting.text.explanation }}
            />
          ) : null
        }}
      </Loaded>
    </section>
  )
}

const Decide = ({ waiting, onNext }: { waiting: Waiting; onNext: () => void }) => {
  const words = useMessages(careMessages)
  const [asked, setAsked] = useState<Asked>()
  const { questionId, revision, contributed } = waiting
  const params = { questionId }
  const done = (said: string) => {
    note(said)
    onNext()
    refreshQuestion(questionId)
  }
  const publishing = useMutation({
    mutationFn: () => call('POST /api/questions/:questionId/publish', { params, body: { revision } }),
    onSuccess: () => done(words.published),
  })
  const decide = async (reason: string) => {
    const body = { revision, reason }
    if (asked === 'refuse') await call('POST /api/questions/:questionId/refuse', { params, body })
    else await call('POST /api/questions/:questionId/return', { params, body })
    done(asked === 'refuse' ? words.refusedNow : words.returnedNow)
  }
  const act = useRef({ publish: () => {}, next: onNext })
  act.current = { publish: () => (waiting.own ? undefined : publishing.mutate()), next: onNext }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'a') act.current.publish()
      else if (key === 'r') setAsked('return')
      else if (key === 'n') act.current.next()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Group gap="xs">
        <Button
          variant="filled"
          disabled={waiting.own}
          loading={publishing.isPending}
          onClick={() => publishing.mutate()}
        >
          {words.publish}
        </Button>
        <Button onClick={() => setAsked('return')}>{words.giveBack}</Button>
        {contributed ? <Button onClick={() => setAsked('refuse')}>{words.refuse}</Button> : null}
        <Button component={Link} to={`/office/questions/${questionId}/edit`}>
          {words.edit}
        </Button>
        <Button variant="subtle" onClick={onNext}>
          {words.nextOne}
        </Button>
      </Group>
      {waiting.own ? <p className={styles.soft}>{waiting.alone ? words.aloneHint : words.ownHint}</p> : null}
      {publishing.error ? <ApiProblem error={publishing.error} /> : null}
      {asked ? (
        <ReasonDialog
          title={asked === 'refuse' ? words.refuseTitle : words.returnTitle}
          label={words.reason}
          hint={contributed ? words.reasonTold : words.reasonKept}
          confirm={asked === 'refuse' ? words.refuse : words.giveBack}
          danger={asked === 'refuse'}
          act={decide}
          onClose={() => setAsked(undefined)}
        >
          {asked === 'refuse' ? <p>{words.refuseWhat}</p> : null}
        </ReasonDialog>
      ) : null}
    </>
  )
}

/** One version that waits: as workers would see it, what it changes, and the decision. */
export const ReviewCase = ({ questionId, onNext }: { questionId: string; onNext: () => void }) => {
  const words = useMessages(careMessages)
  const banks = useMessages(banksMessages)
  const texts = useMessages(questionMessages)
  const trades = useTrades()
  const read = useQuery({
    ...apiQuery('GET /api/questions/:questionId/waiting', { params: { questionId } }),
    staleTime: 0,
  })
  return (
    <Loaded read={read}>
      {(waiting) => (
        <div className={styles.case}>
          <p>
            {waiting.contributed
              ? words.contributionBy(waiting.authors.join('、'))
              : words.writtenBy(waiting.authors.join('、'))}{' '}
            · {trades.name(waiting.tradeCode)} · {waiting.bankName}
            {waiting.text.source === null ? null : ` · ${waiting.text.source}`}
          </p>
          <Decide waiting={waiting} onNext={onNext} />
          <p>
            <strong>{banks.key}</strong>{' '}
            {waiting.text.key === null
              ? banks.noKey
              : keyText(shownQuestion({ ...waiting.text, reviewer: null }), waiting.text.key, texts)}
          </p>
          {waiting.published === null ? null : <AgainstPublished waiting={waiting} />}
          <QuestionPreview
            key={waiting.revision}
            content={{ ...waiting.text, reviewer: null }}
            answer={waiting.text}
            label={banks.asWorkersSee}
          />
        </div>
      )}
    </Loaded>
  )
}
