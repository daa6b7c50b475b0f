import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { saveFile } from '../../../office/save-file.ts'
import { readPointsAnew } from './office-exam-point-dialog.tsx'
import styles from './office-point-sheet.module.css'
import { pointSheetMessages } from './office-point-sheet-messages.ts'
import { type PointSheet, PointSheetPreview } from './office-point-sheet-preview.tsx'

const itemsOf = ({ items }: PointSheet) =>
  items.map(({ at, depth, name, code, weight, importance }) => ({ at, depth, name, code, weight, importance }))

/** Reads a sheet, shows what it would do, and brings it in at once. */
export const PointSheetDialog = ({ tradeCode, onClose }: { tradeCode: string; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(pointSheetMessages)
  const format = useFormat()
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const template = useMutation({
    mutationFn: () => call('GET /api/exam-points/template', { query: { language: locale } }),
    onSuccess: (file) => saveFile(file, words.templateName),
    onError: noteProblem,
  })
  const reading = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('tradeCode', tradeCode)
      body.append('file', file, file.name)
      return call('POST /api/exam-points/sheet', { body })
    },
  })
  const committing = useMutation({
    mutationFn: (sheet: PointSheet) =>
      call('PUT /api/exam-points/sheet', { body: { tradeCode, items: itemsOf(sheet) } }),
    onSuccess: ({ added, changed, placed }) => {
      readPointsAnew()
      const done = words.done(format.number(added), format.number(changed))
      note(placed === 0 ? done : `${done}${words.placed(format.number(placed))}`)
      onClose()
    },
  })
  const sheet = reading.data
  const acts = sheet?.items.filter(({ act }) => act !== 'same').length ?? 0
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    committing.reset()
    reading.mutate(file)
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={words.title} closeButtonProps={{ 'aria-label': office.close }}>
      <p>{words.lead}</p>
      <div className={styles.file}>
        <Button
          variant={sheet ? 'default' : 'filled'}
          loading={reading.isPending}
          data-autofocus
          onClick={() => input.current?.click()}
        >
          {reading.variables ? words.otherFile : words.chooseFile}
        </Button>
        <Button loading={template.isPending} onClick={() => template.mutate()}>
          {words.template}
        </Button>
        <span className={styles.name}>{reading.variables?.name}</span>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.chooseFile}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          onChange={(event) => {
            choose(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {reading.isPending ? <p role="status">{words.reading}</p> : null}
      {reading.error ? (
        <ApiProblem error={reading.error} retry={() => reading.variables && reading.mutate(reading.variables)} />
      ) : null}
      {sheet ? <PointSheetPreview {...sheet} /> : null}
      {committing.error && sheet ? (
        <ApiProblem error={committing.error} retry={() => committing.mutate(sheet)} />
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{office.cancel}</Button>
        {sheet ? (
          <Button
            variant="filled"
            disabled={acts === 0}
            loading={committing.isPending}
            onClick={() => committing.mutate(sheet)}
          >
            {acts === 0 ? words.nothing : words.apply(format.number(acts))}
          </Button>
        ) : null}
      </Group>
    </Modal>
  )
}
