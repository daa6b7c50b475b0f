import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { toast } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import fields from '../../ui/field.module.css'
import { reportMessages } from './report-messages.ts'

type Report = Input<'POST /api/reports'>['body']
const reasons = ['wrong-key', 'unclear', 'out-of-date', 'typo', 'other'] as const

/** "Something is wrong with this question": one tap on a reason sends it, with a note where there is one. */
export const ReportSheet = ({ from, onClose }: { from: Report['from']; onClose: () => void }) => {
  const words = useMessages(reportMessages)
  const shell = useMessages(shellMessages)
  const [note, setNote] = useState('')
  const id = useId()
  const report = useMutation({
    mutationFn: (reason: Report['reason']) => call('POST /api/reports', { body: { from, reason, note } }),
    onSuccess: () => {
      toast(words.sent)
      onClose()
    },
  })
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={onClose}>
      <div className={fields.field}>
        <label htmlFor={id}>{words.note}</label>
        <textarea
          id={id}
          className={fields.control}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className={fields.hint}>{words.how}</p>
      </div>
      {report.error ? <ApiProblem error={report.error} /> : null}
      {reasons.map((reason) => (
        <Button key={reason} wide disabled={report.isPending} onClick={() => report.mutate(reason)}>
          {words.reasons[reason]}
        </Button>
      ))}
    </Dialog>
  )
}
