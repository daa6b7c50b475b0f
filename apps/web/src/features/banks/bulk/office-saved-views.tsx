import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { randomId } from '../../../api/random-id.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { navigate } from '../../../router/address.ts'
import { filterAddress, questionFilter } from '../office-question-filter.ts'
import { workMessages } from '../office-work-messages.ts'

type View = { viewId: string; name: string; filter: Record<string, string> }

const changed = () => queryClient.invalidateQueries({ queryKey: ['GET /api/saved-views'] })
const save = async ({ viewId, name, filter }: View) => {
  await call('PUT /api/saved-views/:viewId', { params: { viewId }, body: { name, filter } })
  await changed()
}
const remove = async ({ viewId }: View) => {
  await call('DELETE /api/saved-views/:viewId', { params: { viewId } })
  await changed()
}

const NameDialog = ({ view, onClose }: { view: View; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(workMessages)
  const [name, setName] = useState(view.name)
  const saving = useMutation({
    mutationFn: () => save({ ...view, name: name.trim() }),
    onSuccess: () => {
      note(words.viewSaved(name.trim()))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') saving.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={view.name === '' ? words.saveView : words.renameView}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={words.viewName}
          value={name}
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {saving.error ? <ApiProblem error={saving.error} retry={() => saving.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={saving.isPending}>
            {words.save}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** Searches that somebody comes back to: one is chosen, and the address becomes its filter. */
export const SavedViews = ({ params }: { params: URLSearchParams }) => {
  const words = useMessages(workMessages)
  const { data } = useQuery(apiQuery('GET /api/saved-views', {}))
  const [naming, setNaming] = useState<View>()
  const views = data?.items ?? []
  const address = filterAddress(params)
  const addressOf = (view: View) => filterAddress(new URLSearchParams(view.filter))
  const current = views.find((view) => addressOf(view) === address)
  const forget = (view: View) =>
    remove(view).then(() => note(words.viewDeleted(view.name), () => save(view)), noteProblem)
  return (
    <Group gap="xs" mb="xs" align="flex-end">
      {views.length === 0 ? null : (
        <NativeSelect
          label={words.views}
          value={current?.viewId ?? ''}
          onChange={(event) => {
            const view = views.find(({ viewId }) => viewId === event.currentTarget.value)
            if (view) navigate(`/office/questions${addressOf(view)}`)
          }}
          data={[
            { value: '', label: words.chooseView },
            ...views.map(({ viewId, name }) => ({ value: viewId, label: name })),
          ]}
        />
      )}
      {address !== '' && !current ? (
        <Button
          variant="subtle"
          onClick={() =>
            setNaming({ viewId: randomId(), name: '', filter: questionFilter(params) as Record<string, string> })
          }
        >
          {words.saveView}
        </Button>
      ) : null}
      {current ? (
        <>
          <Button variant="subtle" onClick={() => setNaming(current)}>
            {words.renameView}
          </Button>
          <Button variant="subtle" onClick={() => void forget(current)}>
            {words.deleteView}
          </Button>
        </>
      ) : null}
      {naming ? <NameDialog view={naming} onClose={() => setNaming(undefined)} /> : null}
    </Group>
  )
}
