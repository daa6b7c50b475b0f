import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { ApiProblem } from '../api/problem-note.tsx'
import { useMessages } from '../i18n/messages.ts'
import { officeMessages } from './messages.ts'
import styles from './sheet-dialog.module.css'

type Props<S> = {
  title: string
  lead: string
  /** Stands beside the choice of a file: the template to fill in. */
  beside?: ReactNode
  /** Sent before the file: what it is for. */
  fields?: Record<string, string>
  /** Hands the file to the server, which says what it would do. */
  read: (body: FormData) => Promise<S>
  preview: (sheet: S) => ReactNode
  /** What the button says; undefined where there is nothing to bring in. */
  apply: (sheet: S) => string | undefined
  nothing: string
  commit: (sheet: S) => Promise<unknown>
  /** Says more of a refusal than its usual words. */
  refusal?: (error: unknown, sheet: S) => ReactNode
  onClose: () => void
}

/** Reads a sheet, shows what it would do, and brings it in at once. */
export const SheetDialog = <S,>({
  title,
  lead,
  beside,
  fields = {},
  read,
  preview,
  apply,
  nothing,
  commit,
  refusal,
  onClose,
}: Props<S>) => {
  const words = useMessages(officeMessages)
  const input = useRef<HTMLInputElement>(null)
  const reading = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      for (const [field, said] of Object.entries(fields)) body.append(field, said)
      body.append('file', file, file.name)
      return read(body)
    },
  })
  const committing = useMutation({ mutationFn: commit, onSuccess: onClose })
  const sheet = reading.data
  const applying = sheet === undefined ? undefined : apply(sheet)
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    committing.reset()
    reading.mutate(file)
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={title} closeButtonProps={{ 'aria-label': words.close }}>
      <p>{lead}</p>
      <div className={styles.file}>
        <Button
          variant={sheet === undefined ? 'filled' : 'default'}
          loading={reading.isPending}
          data-autofocus
          onClick={() => input.current?.click()}
        >
          {reading.variables ? words.sheet.otherFile : words.sheet.chooseFile}
        </Button>
        {beside}
        <span className={styles.name}>{reading.variables?.name}</span>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.sheet.chooseFile}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          onChange={(event) => {
            choose(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {reading.isPending ? <p role="status">{words.sheet.reading}</p> : null}
      {reading.error ? (
        <ApiProblem error={reading.error} retry={() => reading.variables && reading.mutate(reading.variables)} />
      ) : null}
      {sheet === undefined ? null : preview(sheet)}
      {committing.error && sheet !== undefined ? (
        <>
          <ApiProblem error={committing.error} retry={() => committing.mutate(sheet)} />
          {refusal?.(committing.error, sheet)}
        </>
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{words.cancel}</Button>
        {sheet === undefined ? null : (
          <Button
            variant="filled"
            disabled={applying === undefined}
            loading={committing.isPending}
            onClick={() => committing.mutate(sheet)}
          >
            {applying ?? nothing}
          </Button>
        )}
      </Group>
    </Modal>
  )
}

/** Rows that are left out, each with its place and reason. */
export const SheetProblems = ({ lead, rows }: { lead?: string; rows: readonly { at: string; said: string }[] }) => {
  if (rows.length === 0) return null
  return (
    <section>
      {lead === undefined ? null : <p>{lead}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <ul className={styles.problems} tabIndex={0}>
        {rows.map(({ at, said }) => (
          <li key={`${at} ${said}`}>
            <strong>{at}</strong> {said}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What would be brought in scrolls by itself, so that the buttons stay in sight. */
export const SheetRows = ({ children }: { children: ReactNode }) => <div className={styles.rows}>{children}</div>
