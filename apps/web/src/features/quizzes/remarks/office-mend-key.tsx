import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { navigate } from '../../../router/address.ts'
import { useSearchParams } from '../../../router/use-search-params.ts'
import type { OfficeQuestion } from '../../banks/office-question.ts'
import { formOfText, type QuestionForm, textOfForm } from '../../banks/review/office-question-form.ts'
import { KeyField } from './office-key-field.tsx'
import { remarkMessages } from './office-remark-messages.ts'
import { RemarkWhat } from './office-remark-what.tsx'

type Key = NonNullable<OfficeQuestion['keys'][number]['key']>
type Way = 'key' | 'also' | 'everyone' | 'dropped'
const ways: readonly Way[] = ['key', 'also', 'everyone', 'dropped']

/** A published version of a question with its keys, newest first. */
type Mendable = Pick<OfficeQuestion, 'questionId' | 'version' | 'content'> & {
  keys: Pick<OfficeQuestion['keys'][number], 'version' | 'key' | 'also' | 'treatment' | 'explanation'>[]
}

const propose = ({ questionId, version, keys: [now] }: Mendable, way: Way, stands: Key, chosen: Key) =>
  call('POST /api/questions/:questionId/remarks', {
    params: { questionId },
    body: {
      version,
      keyVersion: now?.version ?? 1,
      key: way === 'key' ? chosen : stands,
      also: way === 'also' ? [...(now?.also ?? []), chosen] : [],
      treatment: way === 'everyone' || way === 'dropped' ? way : 'key',
    },
  })

type Props = { question: Mendable; stands: Key; onClose: () => void }

const MendForm = ({ question, stands, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(remarkMessages)
  const { content, keys } = question
  const [way, setWay] = useState<Way>('key')
  const [form, setForm] = useState<QuestionForm>(() =>
    formOfText({ ...content, key: stands, explanation: keys[0]?.explanation ?? [] }),
  )
  const [isIncomplete, setIncomplete] = useState(false)
  const asksKey = way === 'key' || way === 'also'
  const sending = useMutation({
    mutationFn: (chosen: Key) => propose(question, way, stands, chosen),
    onSuccess: ({ remarkId }) => {
      void queryClient.invalidateQueries({ queryKey: ['GET /api/remarks'] })
      navigate(`/office/remarks/${remarkId}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { key } = textOfForm(form)
    setIncomplete(asksKey && key === null)
    if (!asksKey || key !== null) sending.mutate(key ?? stands)
  }
  const { also = [], treatment = 'key' } = keys[0] ?? {}
  return (
    <form onSubmit={submit}>
      <p>{words.mendWhat}</p>
      {treatment === 'key' && also.length === 0 ? null : (
        <p>
          {words.now}
          <RemarkWhat remark={{ key: stands, also, treatment }} />
        </p>
      )}
      <Radio.Group value={way} aria-label={words.what} onChange={(value) => setWay(value as Way)}>
        <Stack gap="xs" mt="sm">
          {ways
            .filter((one) => one !== 'also' || content.type !== 'written')
            .map((one) => (
              <Radio key={one} value={one} label={words.ways[one]} description={words.wayNotes[one] || undefined} />
            ))}
        </Stack>
      </Radio.Group>
      {asksKey ? (
        <fieldset style={{ marginTop: 'var(--mantine-spacing-md)' }}>
          <legend>{words.ways[way]}</legend>
          <KeyField
            form={form}
            change={(part) => {
              setForm({ ...form, ...part })
              setIncomplete(false)
            }}
          />
        </fieldset>
      ) : null}
      {isIncomplete ? <p role="alert">{words.incomplete}</p> : null}
      {sending.error ? <ApiProblem error={sending.error} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{office.cancel}</Button>
        <Button type="submit" variant="filled" loading={sending.isPending}>
          {words.preview}
        </Button>
      </Group>
    </form>
  )
}

/** What is read of another version than the one that is drawn, before it can be mended. */
const OtherVersion = ({
  questionId,
  version,
  onClose,
}: {
  questionId: string
  version: number
  onClose: () => void
}) => {
  const words = useMessages(remarkMessages)
  const read = useQuery(apiQuery('GET /api/questions/:questionId/history', { params: { questionId } }))
  return (
    <Loaded read={read}>
      {({ versions }) => {
        const found = versions.find((one) => one.version === version && one.state === 'published')
        const stands = found?.keys[0]?.key ?? null
        if (found === undefined || stands === null) return <p role="alert">{words.unknownVersion}</p>
        return <MendForm question={{ questionId, ...found }} stands={stands} onClose={onClose} />
      }}
    </Loaded>
  )
}

/**
 * Opens what a wrong key is mended with; a draft has nothing to mend. An address that ends in `?mend` opens it at once,
 * `?mend=2` for another version than the one that is drawn.
 */
export const MendKeyButton = ({ question }: { question: OfficeQuestion }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(remarkMessages)
  const [params, setParams] = useSearchParams()
  const stands = question.keys[0]?.key ?? null
  if (stands === null || (question.state !== 'published' && question.state !== 'retired')) return null
  const { questionId } = question
  const wanted = params.get('mend')
  const version = Number(wanted || question.version)
  const set = (isOpen: boolean) => {
    const next = new URLSearchParams(params)
    if (isOpen) next.set('mend', '')
    else next.delete('mend')
    setParams(next)
  }
  const close = () => set(false)
  const isOther = version !== question.version
  return (
    <>
      <Button onClick={() => set(true)}>{words.mend}</Button>
      {wanted === null ? null : (
        <Modal
          opened
          size="lg"
          onClose={close}
          title={isOther ? words.mendVersionTitle(version) : words.mendTitle}
          closeButtonProps={{ 'aria-label': office.close }}
        >
          {isOther ? (
            <OtherVersion questionId={questionId} version={version} onClose={close} />
          ) : (
            <MendForm question={question} stands={stands} onClose={close} />
          )}
        </Modal>
      )}
    </>
  )
}
