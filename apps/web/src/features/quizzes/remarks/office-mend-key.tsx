import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { navigate } from '../../../router/address.ts'
import type { OfficeQuestion } from '../../banks/office-question.ts'
import { formOfText, type QuestionForm, textOfForm } from '../../banks/review/office-question-form.ts'
import { KeyField } from './office-key-field.tsx'
import { remarkMessages } from './office-remark-messages.ts'

type Key = NonNullable<OfficeQuestion['keys'][number]['key']>
type Way = 'key' | 'also' | 'everyone' | 'dropped'
const ways: readonly Way[] = ['key', 'also', 'everyone', 'dropped']

const propose = ({ questionId, keys: [now] }: OfficeQuestion, way: Way, stands: Key, chosen: Key) =>
  call('POST /api/questions/:questionId/remarks', {
    params: { questionId },
    body: {
      keyVersion: now?.version ?? 1,
      key: way === 'key' ? chosen : stands,
      also: way === 'also' ? [...(now?.also ?? []), chosen] : [],
      treatment: way === 'everyone' || way === 'dropped' ? way : 'key',
    },
  })

type Props = { question: OfficeQuestion; stands: Key; onClose: () => void }

const MendDialog = ({ question, stands, onClose }: Props) => {
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
  return (
    <Modal opened size="lg" onClose={onClose} title={words.mendTitle} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <p>{words.mendWhat}</p>
        <Radio.Group value={way} aria-label={words.what} onChange={(value) => setWay(value as Way)}>
          <Stack gap="xs" mt="sm">
            {ways.map((one) => (
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
    </Modal>
  )
}

/** Opens what a wrong key is mended with, also by `?mend=key` of a link; a draft has nothing to mend. */
export const MendKeyButton = ({ question }: { question: OfficeQuestion }) => {
  const words = useMessages(remarkMessages)
  const { get, set } = useUrlFilters()
  const stands = question.keys[0]?.key ?? null
  if (stands === null || (question.state !== 'published' && question.state !== 'retired')) return null
  return (
    <>
      <Button onClick={() => set({ mend: 'key' })}>{words.mend}</Button>
      {get('mend') === 'key' ? (
        <MendDialog question={question} stands={stands} onClose={() => set({ mend: '' })} />
      ) : null}
    </>
  )
}
