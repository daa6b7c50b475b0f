import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, queryClient } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { note } from '../../office/office-note.tsx'
import { organisationsMessages } from './office-messages.ts'
import styles from './office-organisations.module.css'
import { kindBelow, type Organisation } from './office-tree.ts'

export const AddOrganisation = ({ parent, onClose }: { parent: Organisation; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(organisationsMessages)
  const [name, setName] = useState('')
  const [kind, setKind] = useState(kindBelow[parent.kind])
  const [tried, setTried] = useState(false)
  const adding = useMutation({
    mutationFn: () =>
      call('POST /api/organisations', { body: { parentId: parent.organisationId, name: name.trim(), kind } }),
    onSuccess: (added) => {
      void queryClient.invalidateQueries({ queryKey: ['GET /api/organisations'] })
      note(words.added(added.name))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '') adding.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.addBelow(parent.name)}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label={words.name}
          data-autofocus
          maxLength={100}
          value={name}
          error={tried && name.trim() === '' ? words.nameMissing : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.kind}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Organisation['kind'])}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        {adding.error ? <ApiProblem error={adding.error} /> : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={adding.isPending}>
            {words.add}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
