import type { Output } from '@lianbing/contract/client'
import { Button, Group, Modal, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { printingMessages } from './office-messages.ts'
import styles from './office-printing.module.css'
import { readPaperAnew } from './office-printing.ts'

type Sheet = Output<'POST /api/paper-sittings/:sittingId/sheet'>

const Preview = ({ items, problems }: Sheet) => {
  const words = useMessages(printingMessages)
  const format = useFormat()
  return (
    <>
      {problems.length > 0 ? (
        <>
          <p>{words.mendFirst(format.number(problems.length))}</p>
          <DataTable
            caption={words.reason}
            head={
              <>
                <Table.Th>{words.row}</Table.Th>
                <Table.Th>{words.reason}</Table.Th>
              </>
            }
          >
            {problems.map(({ at, code, text }) => (
              <Table.Tr key={at}>
                <Table.Td>{at}</Table.Td>
                <Table.Td>{`${words.faults[code]} ${text}`}</Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
        </>
      ) : null}
      {items.length > 0 ? (
        <DataTable
          caption={words.act}
          head={
            <>
              <Table.Th>{words.row}</Table.Th>
              <Table.Th>{words.person}</Table.Th>
              <Table.Th>{words.form}</Table.Th>
              <Table.Th>{words.ways.answers}</Table.Th>
              <Table.Th>{words.act}</Table.Th>
            </>
          }
        >
          {items.map(({ at, displayName, username, organisationName, letter, answers, total, act }) => (
            <Table.Tr key={at}>
              <Table.Td>{at}</Table.Td>
              <Table.Td>{`${displayName} · ${username} · ${organisationName}`}</Table.Td>
              <Table.Td>{letter}</Table.Td>
              <Table.Td className={styles.line}>{answers ?? `${words.total} ${format.marks(total ?? 0)}`}</Table.Td>
              <Table.Td>{words.acts[act]}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      ) : null}
    </>
  )
}

/** Reads a sheet, shows what it would enter, and enters it all at once. */
export const SheetDialog = ({ sittingId, onClose }: { sittingId: string; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const params = { sittingId }
  const reading = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file, file.name)
      return call('POST /api/paper-sittings/:sittingId/sheet', { params, body })
    },
  })
  const entering = useMutation({
    mutationFn: ({ items }: Sheet) => {
      const entries = items.map(({ personId, formId, answers, total }) => ({ personId, formId, answers, total }))
      return call('PUT /api/paper-sittings/:sittingId/entries', { params, body: { entries } })
    },
    onSuccess: ({ added, same }) => {
      note(words.done(format.number(added), format.number(same)))
      readPaperAnew()
      onClose()
    },
  })
  const sheet = reading.data
  const added = sheet?.items.filter(({ act }) => act === 'add').length ?? 0
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={words.importSheet}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <p>{words.importLead}</p>
      <div className={styles.bar}>
        <Button
          variant={sheet ? 'default' : 'filled'}
          loading={reading.isPending}
          data-autofocus
          onClick={() => input.current?.click()}
        >
          {reading.variables ? words.otherFile : words.chooseFile}
        </Button>
        <span>{reading.variables?.name}</span>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.chooseFile}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            entering.reset()
            if (file) reading.mutate(file)
            event.currentTarget.value = ''
          }}
        />
      </div>
      {reading.error ? (
        <ApiProblem error={reading.error} retry={() => reading.variables && reading.mutate(reading.variables)} />
      ) : null}
      {sheet ? <Preview {...sheet} /> : null}
      {entering.error && sheet ? <ApiProblem error={entering.error} retry={() => entering.mutate(sheet)} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{office.cancel}</Button>
        {sheet ? (
          <Button
            variant="filled"
            disabled={added === 0}
            loading={entering.isPending}
            onClick={() => entering.mutate(sheet)}
          >
            {added === 0 ? words.nothing : words.willAdd(format.number(added))}
          </Button>
        ) : null}
      </Group>
    </Modal>
  )
}
