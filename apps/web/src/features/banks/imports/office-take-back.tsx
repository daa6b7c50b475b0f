import { Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { readBatchAnew } from './office-batch.ts'
import { importMessages } from './office-import-messages.ts'

const previewRoute = 'GET /api/banks/import-batches/:batchId/roll-back'
type Props = { batchId: string; onClose: () => void }

const TakeBackDialog = ({ batchId, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const read = useQuery({ ...apiQuery(previewRoute, { params: { batchId } }), staleTime: 0, gcTime: 0 })
  const takeBack = async (reason: string) => {
    await call('POST /api/banks/import-batches/:batchId/roll-back', { params: { batchId }, body: { reason } })
    readBatchAnew()
    note(more.takenBack)
  }
  const would = read.data
  if (!would?.allowed)
    return (
      <Modal opened onClose={onClose} title={more.takeBackTitle} closeButtonProps={{ 'aria-label': office.close }}>
        <Loaded read={read}>{({ answered }) => <p>{more.cannotTakeBack(format.number(answered))}</p>}</Loaded>
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.close}</Button>
        </Group>
      </Modal>
    )
  const lines = (['questions', 'restored', 'conflicts', 'kept'] as const).filter((name) => would[name] > 0)
  return (
    <ReasonDialog
      title={more.takeBackTitle}
      label={more.takeBackReason}
      confirm={more.takeBack}
      danger
      required={false}
      act={takeBack}
      onClose={onClose}
    >
      <ul>
        {lines.map((name) => (
          <li key={name}>{more.takesBack[name](format.number(would[name]))}</li>
        ))}
        {would.emptied.length > 0 ? <li>{more.takesBack.emptied(would.emptied.join(more.and))}</li> : null}
      </ul>
      <p>{more.takeBackSafe}</p>
    </ReasonDialog>
  )
}

/** Takes a committed batch out of the bank, after it was told what goes, or why it may not. */
export const TakeBack = ({ batchId, name }: { batchId: string; name?: string }) => {
  const more = useMessages(importMessages)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button aria-label={name ? `${more.takeBackHead}: ${name}` : undefined} onClick={() => setAsking(true)}>
        {name ? more.takeBackHead : more.takeBack}
      </Button>
      {asking ? <TakeBackDialog batchId={batchId} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
