import { readPaperAnswers } from '@lianbing/scoring'
import { Button, Group, Modal, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { printingMessages } from './office-messages.ts'
import { type OnPaper, readPaperAnew, refusedEntries } from './office-printing.ts'

type Props = { sittingId: string; forms: OnPaper['forms']; onClose: () => void }
const ways = ['answers', 'total'] as const

/** One person after the other: the form stays chosen, so that a pile of sheets is typed in quickly. */
export const EntryDialog = ({ sittingId, forms, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const format = useFormat()
  const [search, setSearch] = useState('')
  const [personId, setPersonId] = useState('')
  const [formId, setFormId] = useState(forms[0]?.formId ?? '')
  const [way, setWay] = useState<(typeof ways)[number]>('answers')
  const [said, setSaid] = useState('')
  const people = useQuery({
    ...apiQuery('GET /api/accounts', { query: { search: search.trim() } }),
    enabled: search.trim() !== '',
  })
  const found = search.trim() === '' ? [] : (people.data?.items ?? [])
  const chosen = found.find((one) => one.personId === personId) ?? found[0]
  const form = forms.find((one) => one.formId === formId)
  const read = form && way === 'answers' ? readPaperAnswers(said, form.shape) : undefined
  const fault = read && 'fault' in read ? read.fault : undefined
  const isTotal = /^\d{1,5}(\.\d{1,2})?$/.test(said.trim()) && Number(said) * 100 <= (form?.maximum ?? 0)
  const fits = way === 'answers' ? read !== undefined && fault === undefined : isTotal
  const entering = useMutation({
    mutationFn: (person: string) => {
      const [answers, total] = way === 'answers' ? [said, null] : [null, Math.round(Number(said) * 100)]
      const body = { entries: [{ personId: person, formId, answers, total }] }
      return call('PUT /api/paper-sittings/:sittingId/entries', { params: { sittingId }, body })
    },
    onSuccess: () => {
      note(`${words.entered} ${chosen?.displayName ?? ''}`)
      readPaperAnew()
      setSearch('')
      setPersonId('')
      setSaid('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen && fits) entering.mutate(chosen.personId)
  }
  const isIncomplete = fault?.code === 'answers.too_few'
  const wrong = said.trim() === '' || !fault || isIncomplete ? undefined : words.faults[fault.code](fault)
  const [refused] = refusedEntries(entering.error)
  return (
    <Modal opened onClose={onClose} size="lg" title={words.enterOne} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <TextInput
          label={words.person}
          value={search}
          data-autofocus
          autoComplete="off"
          error={people.data && found.length === 0 && search.trim() !== '' ? words.noPerson : undefined}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {found.length > 0 ? (
          <NativeSelect
            mt="sm"
            label={words.choosePerson}
            value={chosen?.personId ?? ''}
            onChange={(event) => setPersonId(event.currentTarget.value)}
            data={found.map((one) => ({
              value: one.personId,
              label: `${one.displayName} · ${one.username} · ${one.organisationName}`,
            }))}
          />
        ) : null}
        <NativeSelect
          mt="sm"
          label={words.form}
          value={formId}
          onChange={(event) => setFormId(event.currentTarget.value)}
          data={forms.map((one) => ({
            value: one.formId,
            label: `${one.letter} (${words.version} ${format.number(one.version)})`,
          }))}
        />
        <SegmentedControl
          mt="sm"
          aria-label={words.says}
          value={way}
          onChange={(next) => {
            setWay(next === 'total' ? 'total' : 'answers')
            setSaid('')
          }}
          data={ways.map((value) => ({ value, label: words.ways[value] }))}
        />
        {way === 'answers' ? (
          <Textarea
            mt="sm"
            label={words.answers}
            description={words.answersHint}
            value={said}
            autosize
            minRows={3}
            spellCheck={false}
            error={wrong}
            onChange={(event) => setSaid(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            mt="sm"
            label={words.total}
            inputMode="decimal"
            value={said}
            error={
              said.trim() !== '' && !isTotal
                ? words.faults[Number(said) > 0 ? 'total.too_high' : 'total.unreadable']({
                    number: null,
                    text: said.trim(),
                  })
                : undefined
            }
            onChange={(event) => setSaid(event.currentTarget.value)}
          />
        )}
        {form && way === 'answers' ? (
          <p aria-live="polite">
            {words.readSoFar(format.number(fault ? fault.number - 1 : form.questions), format.number(form.questions))}
          </p>
        ) : null}
        {refused ? (
          <ProblemNote
            title={words.notEntered}
            mend={words.faults[refused.code]({ number: null, text: chosen?.displayName ?? '' })}
          />
        ) : entering.error ? (
          <ApiProblem error={entering.error} retry={() => chosen && entering.mutate(chosen.personId)} />
        ) : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.close}</Button>
          <Button type="submit" variant="filled" disabled={!chosen || !fits} loading={entering.isPending}>
            {words.enter}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
