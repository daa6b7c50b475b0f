import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { banksMessages } from '../office-messages.ts'
import type { BankImport } from './office-bank-import.ts'
import { readBatchAnew } from './office-batch.ts'
import styles from './office-draft.module.css'
import { importMessages } from './office-import-messages.ts'
import { placeText } from './office-place-text.ts'

type Replacement = BankImport['replacements'][number]

/** In how many places each text stands, asked for those that are written. */
const Places = ({ importId, one }: { importId: string; one: Replacement }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const { data } = useQuery({
    queryKey: ['replacements', importId, one.find],
    queryFn: ({ signal }) =>
      call(
        'POST /api/banks/imports/:importId/replacements/count',
        { params: { importId }, body: { replacements: [one] } },
        { signal },
      ),
  })
  const [found] = data?.items ?? []
  return (
    <>
      <p className={styles.soft} role="status">
        {found
          ? more.places(format.number(found.places), found.first ? placeText(words, found.first) : undefined)
          : ' '}
      </p>
      {data && data.lost > 0 ? <p className={styles.unsure}>{more.wouldLose(format.number(data.lost))}</p> : null}
    </>
  )
}

/** Replaces text in the whole file and reads it again. */
export const ImportReplaceDialog = ({ found, onClose }: { found: BankImport; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const more = useMessages(importMessages)
  const { importId, counts } = found
  const params = { importId }
  const [find, setFind] = useState('')
  const [replace, setReplace] = useState('')
  // The file was read with these already; in their order.
  const [kept, setKept] = useState(found.replacements)
  const [asked, setAsked] = useState<Replacement>()
  const all = find === '' ? kept : [...kept, { find, replace }]
  const byHand = counts.edited + counts.dropped + counts.replacing
  const reading = useMutation({
    mutationFn: () => call('PUT /api/banks/imports/:importId/replacements', { params, body: { replacements: all } }),
    onSuccess: () => {
      onClose()
      readBatchAnew()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reading.mutate()
  }
  const changed = find !== '' || kept.length !== found.replacements.length
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={more.findReplace}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit}>
        <p>{more.replaceLead}</p>
        {kept.length > 0 ? (
          <ul className={styles.points} aria-label={more.replacedSoFar}>
            {kept.map((one, index) => (
              <li key={`${one.find} ${index}`}>
                {more.replaced(one.find, one.replace)}{' '}
                <Button onClick={() => setKept(kept.filter((other) => other !== one))}>{more.notThis}</Button>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={styles.grid}>
          <TextInput
            label={more.find}
            maxLength={200}
            value={find}
            data-autofocus
            onChange={(event) => setFind(event.currentTarget.value)}
            onBlur={() => setAsked(find === '' ? undefined : { find, replace: '' })}
          />
          <TextInput
            label={more.replaceWith}
            maxLength={200}
            value={replace}
            onChange={(event) => setReplace(event.currentTarget.value)}
          />
        </div>
        {asked ? <Places importId={importId} one={asked} /> : null}
        {byHand > 0 ? <p>{more.handworkStays}</p> : null}
        {reading.error ? <ApiProblem error={reading.error} retry={() => reading.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={reading.isPending} disabled={!changed}>
            {more.readAgain}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
