import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import type { Flagged } from './office-flag-evidence.tsx'
import { flagMessages } from './office-flag-messages.ts'
import { refreshRunning } from './office-running.ts'

const judgements = ['harmless', 'noted', 'void'] as const

/** Asks for a judgement and why. A void attempt cannot be judged into another state again. */
export const JudgeDialog = ({ flagged, onClose }: { flagged: Flagged; onClose: () => void }) => {
  const words = useMessages(flagMessages)
  const [judgement, setJudgement] = useState<(typeof judgements)[number]>('harmless')
  const offered = flagged.voided ? judgements.filter((one) => one !== 'void') : judgements
  const act = async (text: string) => {
    const params = { attemptId: flagged.attemptId }
    await call('POST /api/attempts/:attemptId/flags/judge', { params, body: { judgement, note: text } })
    note(words.saved)
    await queryClient.invalidateQueries({ queryKey: ['GET /api/openings/:openingId/flags'] })
    await refreshRunning()
  }
  return (
    <ReasonDialog
      title={words.judgeOf(flagged.displayName)}
      label={words.note}
      hint={judgement === 'void' ? words.noteShown : words.noteHint}
      confirm={words.judgements[judgement]}
      danger={judgement === 'void'}
      act={act}
      onClose={onClose}
    >
      <Radio.Group
        label={words.judgement}
        value={judgement}
        onChange={(value) => setJudgement(judgements.find((one) => one === value) ?? 'harmless')}
      >
        <Stack gap="xs" my="xs">
          {offered.map((one) => (
            <Radio key={one} value={one} label={words.judgements[one]} description={words.judgementNotes[one]} />
          ))}
        </Stack>
      </Radio.Group>
    </ReasonDialog>
  )
}
