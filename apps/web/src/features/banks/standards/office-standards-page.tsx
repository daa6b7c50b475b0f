import type { Output } from '@lianbing/contract/client'
import { Badge, Button, Checkbox, Group, Modal, Table, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { workMessages } from '../office-work-messages.ts'

type Standard = Output<'GET /api/standards'>['items'][number]

/** The mark of an edition as it shall be; null takes it away. */
const setMark = async ({ standard, edition }: Standard, outdated: Standard['outdated']): Promise<void> => {
  if (outdated === null) await call('DELETE /api/standards', { query: { standard, edition } })
  else await call('PUT /api/standards', { body: { standard, edition, ...outdated } })
  for (const route of ['GET /api/standards', 'GET /api/questions', 'GET /api/trades'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

const nameOf = ({ standard, edition }: Standard) => (edition === '' ? standard : `${standard} ${edition}`)
const today = () => new Date().toISOString().slice(0, 10)

const MarkDialog = ({ row, onClose }: { row: Standard; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(workMessages)
  const [since, setSince] = useState(row.outdated?.since ?? today())
  const [replacedBy, setReplacedBy] = useState(row.outdated?.replacedBy ?? '')
  const [keptOut, setKeptOut] = useState(row.outdated?.keptOut ?? false)
  const marking = useMutation({
    mutationFn: () => setMark(row, { since, replacedBy: replacedBy.trim() === '' ? null : replacedBy.trim(), keptOut }),
    onSuccess: () => {
      note(words.marked(nameOf(row)), () => setMark(row, row.outdated))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    marking.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.markTitle(nameOf(row))}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit}>
        {row.edition === '' ? <p>{words.wholeStandard}</p> : null}
        <TextInput
          type="date"
          required
          label={words.since}
          value={since}
          data-autofocus
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={words.replacedBy}
          maxLength={300}
          value={replacedBy}
          onChange={(event) => setReplacedBy(event.currentTarget.value)}
        />
        <Checkbox
          mt="md"
          label={words.keptOut}
          checked={keptOut}
          onChange={(event) => setKeptOut(event.currentTarget.checked)}
        />
        {marking.error ? <ApiProblem error={marking.error} retry={() => marking.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={marking.isPending}>
            {words.markOutdated}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

const Row = ({ row, onMark }: { row: Standard; onMark: () => void }) => {
  const words = useMessages(workMessages)
  const format = useFormat()
  const { standard, edition, outdated } = row
  const address = new URLSearchParams(edition === '' ? { standard } : { standard, edition })
  const unmark = () =>
    setMark(row, null).then(() => note(words.unmarked(nameOf(row)), () => setMark(row, outdated)), noteProblem)
  return (
    <Table.Tr>
      <Table.Td>
        {standard}
        <p>{edition === '' ? words.noEdition : edition}</p>
      </Table.Td>
      <Table.Td>
        {outdated === null ? words.holds : <Badge color="next">{words.outdatedSince(outdated.since)}</Badge>}
        {outdated === null ? null : <p>{outdated.keptOut ? words.keptOut : words.stillDrawn}</p>}
        {outdated?.replacedBy ? <p>{words.replacedByNow(outdated.replacedBy)}</p> : null}
      </Table.Td>
      <Figure>
        {row.questions === 0 ? '0' : <Link to={`/office/questions?${address}`}>{format.number(row.questions)}</Link>}
      </Figure>
      <Table.Td>
        <Group gap={2}>
          <Button variant="subtle" size="compact-sm" onClick={onMark}>
            {outdated === null ? words.markOutdated : words.changeMark}
          </Button>
          {outdated === null ? null : (
            <Button variant="subtle" size="compact-sm" onClick={() => void unmark()}>
              {words.unmark}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

export const StandardsPage = () => {
  const words = useMessages(workMessages)
  const read = useQuery(apiQuery('GET /api/standards', {}))
  const [marking, setMarking] = useState<Standard>()
  return (
    <OfficePage title={words.standards} lead={words.standardsLead}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.standardsEmpty}>
              <p>{words.standardsEmptyMend}</p>
            </EmptyState>
          ) : (
            <DataTable
              caption={words.standards}
              head={
                <>
                  <Table.Th>{words.standardEdition}</Table.Th>
                  <Table.Th>{words.state}</Table.Th>
                  <FigureHead>{words.questions}</FigureHead>
                  <Table.Th>{words.actions}</Table.Th>
                </>
              }
            >
              {items.map((row) => (
                <Row key={JSON.stringify([row.standard, row.edition])} row={row} onMark={() => setMarking(row)} />
              ))}
            </DataTable>
          )
        }
      </Loaded>
      {marking ? <MarkDialog row={marking} onClose={() => setMarking(undefined)} /> : null}
    </OfficePage>
  )
}
