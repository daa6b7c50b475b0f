import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { useZoned } from '../../../office/zone.ts'
import { instantOf } from '../../../office/zoned-time.ts'
import { PaperEntries } from './office-entries.tsx'
import { EntryDialog } from './office-entry-dialog.tsx'
import { printingMessages } from './office-messages.ts'
import styles from './office-printing.module.css'
import { type OnPaper, readPaperAnew } from './office-printing.ts'
import { PaperSheetDialog } from './office-sheet-dialog.tsx'
import { TemplateDialog } from './office-template-dialog.tsx'

const NewSitting = ({ quizId, onClose }: { quizId: string; onClose: (sittingId?: string) => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const { zone } = useZoned()
  const [title, setTitle] = useState('')
  const [held, setHeld] = useState('')
  const adding = useMutation({
    mutationFn: () =>
      call('POST /api/quizzes/:quizId/paper-sittings', {
        params: { quizId },
        body: { title: title.trim(), heldAt: instantOf(held, zone) },
      }),
    onSuccess: ({ sittingId }) => {
      readPaperAnew()
      onClose(sittingId)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() !== '' && held !== '') adding.mutate()
  }
  return (
    <Modal opened onClose={() => onClose()} title={words.addSitting} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <TextInput
          label={words.sittingTitle}
          value={title}
          required
          maxLength={120}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          type="datetime-local"
          label={words.heldAt}
          description={office.zone(zone)}
          value={held}
          required
          onChange={(event) => setHeld(event.currentTarget.value)}
        />
        {adding.error ? <ApiProblem error={adding.error} retry={() => adding.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={() => onClose()}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={adding.isPending}>
            {words.create}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** The sittings of a quiz on paper, and what was entered for the one that is chosen. */
export const PaperSittings = ({ quizId, organisationId, forms, sittings }: { quizId: string } & OnPaper) => {
  const words = useMessages(printingMessages)
  const format = useFormat()
  const { moment } = useZoned()
  const { get, set } = useUrlFilters()
  const [open, setOpen] = useState<'sitting' | 'entry' | 'sheet' | 'template'>()
  const chosen = sittings.find(({ sittingId }) => sittingId === get('sitting')) ?? sittings[0]
  const close = () => setOpen(undefined)
  return (
    <>
      <h2 className={styles.heading}>{words.sittings}</h2>
      {chosen ? null : <p className={styles.hint}>{words.noSittings}</p>}
      <div className={styles.bar}>
        {chosen ? (
          <NativeSelect
            label={words.sitting}
            value={chosen.sittingId}
            onChange={(event) => set({ sitting: event.currentTarget.value })}
            data={sittings.map(({ sittingId, title }) => ({ value: sittingId, label: title }))}
          />
        ) : null}
        <Button onClick={() => setOpen('sitting')}>{words.addSitting}</Button>
      </div>
      {chosen ? (
        <>
          <p className={styles.hint}>
            {words.sittingLine(moment(chosen.heldAt), format.number(chosen.entries))} {words.timeHint}
          </p>
          {forms.length > 0 ? (
            <div className={styles.bar}>
              <Button variant="filled" onClick={() => setOpen('entry')}>
                {words.enterOne}
              </Button>
              <Button onClick={() => setOpen('sheet')}>{words.importSheet}</Button>
              <Button onClick={() => setOpen('template')}>{words.template}</Button>
            </div>
          ) : null}
          <PaperEntries key={chosen.sittingId} sittingId={chosen.sittingId} />
        </>
      ) : null}
      {open === 'sitting' ? (
        <NewSitting
          quizId={quizId}
          onClose={(sittingId) => {
            close()
            if (sittingId !== undefined) set({ sitting: sittingId })
          }}
        />
      ) : null}
      {open === 'entry' && chosen ? <EntryDialog sittingId={chosen.sittingId} forms={forms} onClose={close} /> : null}
      {open === 'sheet' && chosen ? <PaperSheetDialog sittingId={chosen.sittingId} onClose={close} /> : null}
      {open === 'template' && chosen ? (
        <TemplateDialog sittingId={chosen.sittingId} organisationId={organisationId} onClose={close} />
      ) : null}
    </>
  )
}
