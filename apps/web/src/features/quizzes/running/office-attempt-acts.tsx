import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { randomId } from '../../../api/random-id.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { runningMessages } from './office-messages.ts'
import { MinutesField } from './office-minutes-field.tsx'
import { refreshRunning } from './office-running.ts'

export type AttemptAct = 'extend' | 'close' | 'reopen' | 'void'
type Props = { act: AttemptAct; attemptId: string; displayName: string; onClose: () => void }

/** Asks why, and for how long where that is to be said, and does it to one attempt. */
export const AttemptActDialog = ({ act, attemptId, displayName, onClose }: Props) => {
  const words = useMessages(runningMessages)
  const [minutes, setMinutes] = useState('10')
  // Sent again after a lost reply it gives the time once.
  const [extendKey] = useState(randomId)
  const params = { attemptId }
  const takesMinutes = act === 'extend' || act === 'reopen'
  const run = async (reason: string) => {
    const seconds = Number(minutes) * 60
    if (act === 'extend')
      await call('POST /api/attempts/:attemptId/extend', { params, body: { seconds, reason, extendKey } })
    if (act === 'reopen') await call('POST /api/attempts/:attemptId/reopen', { params, body: { seconds, reason } })
    if (act === 'close') await call('POST /api/attempts/:attemptId/close', { params, body: { reason } })
    if (act === 'void') await call('POST /api/attempts/:attemptId/void', { params, body: { reason } })
    note(words.done)
    await refreshRunning()
  }
  const about = { extend: words.extendOne, close: words.closeOne, reopen: words.reopenOne, void: words.voidOne }[act]
  return (
    <ReasonDialog
      title={words[act]}
      label={words.reason}
      hint={act === 'void' ? words.reasonShown : words.reasonHint}
      confirm={words[act]}
      danger={act === 'void' || act === 'close'}
      act={run}
      onClose={onClose}
    >
      <p>{about(displayName)}</p>
      {takesMinutes ? <MinutesField value={minutes} onChange={setMinutes} /> : null}
    </ReasonDialog>
  )
}
