import type { Input } from '@lianbing/contract/client'
import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { randomId } from '../../../api/random-id.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { workMessages } from '../office-work-messages.ts'
import { type BulkChange, changeOf, isOfContent, type What } from './office-bulk-change.ts'
import { BulkFields } from './office-bulk-fields.tsx'

export type Chosen = Input<'PUT /api/bulk-acts/:bulkId'>['body']['selection']

const readAnew = () => {
  for (const route of [
    'GET /api/questions',
    'GET /api/questions/:questionId',
    'GET /api/banks',
    'GET /api/trades',
    'GET /api/exam-points',
    'GET /api/standards',
  ])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

const Forecast = ({ selection, change }: { selection: Chosen; change: BulkChange }) => {
  const words = useMessages(workMessages)
  const format = useFormat()
  const { data, error, refetch } = useQuery({
    queryKey: ['preview', selection, change],
    queryFn: ({ signal }) => call('POST /api/bulk-acts/preview', { body: { selection, change } }, { signal }),
    gcTime: 0,
    retry: false,
  })
  if (error) return <ApiProblem error={error} retry={() => void refetch()} />
  if (!data) return <p role="status">{words.counting}</p>
  const lines = [
    words.willChange(format.number(data.changed)),
    ...(data.same > 0 ? [words.leftSame(format.number(data.same))] : []),
    ...(data.waiting > 0 ? [words.leftWaiting(format.number(data.waiting))] : []),
    ...(data.unfit > 0 ? [words.leftUnfit(format.number(data.unfit))] : []),
  ]
  return (
    <div role="status">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** One change of all chosen questions: says first how many it concerns, and offers the way back afterwards. */
export const BulkDialog = ({
  selection,
  onDone,
  onClose,
}: {
  selection: Chosen
  onDone: () => void
  onClose: () => void
}) => {
  const office = useMessages(officeMessages)
  const words = useMessages(workMessages)
  const format = useFormat()
  const [what, setWhat] = useState<What>('level')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  // One id for all tries of this act: a reply that was lost does not make it happen twice.
  const [bulkId] = useState(randomId)
  const change = changeOf(what, first, second)
  const acting = useMutation({
    mutationFn: (body: { selection: Chosen; change: BulkChange }) =>
      call('PUT /api/bulk-acts/:bulkId', { params: { bulkId }, body }),
    onSuccess: ({ changed }) => {
      readAnew()
      note(words.changed(format.number(changed)), async () => {
        await call('POST /api/bulk-acts/:bulkId/undo', { params: { bulkId } })
        readAnew()
      })
      onDone()
    },
  })
  const choose = (next: string) => {
    setWhat(next as What)
    setFirst('')
    setSecond('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (change) acting.mutate({ selection, change })
  }
  return (
    <Modal opened onClose={onClose} title={words.changeTitle} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <NativeSelect
          label={words.what}
          value={what}
          data-autofocus
          onChange={(event) => choose(event.currentTarget.value)}
          data={Object.entries(words.whats).map(([value, label]) => ({ value, label }))}
        />
        <BulkFields
          key={what}
          what={what}
          first={{ value: first, onChange: setFirst }}
          second={{ value: second, onChange: setSecond }}
        />
        <div style={{ marginTop: 12 }}>
          {change ? <Forecast selection={selection} change={change} /> : null}
          {isOfContent(what) ? <p>{words.newVersions}</p> : null}
        </div>
        {acting.error && change ? (
          <ApiProblem error={acting.error} retry={() => acting.mutate({ selection, change })} />
        ) : null}
        {acting.isPending ? <p role="status">{words.applying}</p> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!change} loading={acting.isPending}>
            {words.apply}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
