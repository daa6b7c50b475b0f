import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { type Act, type Conflict, useAct, useDecisions } from './office-conflict.ts'
import { conflictsMessages } from './office-conflict-messages.ts'
import styles from './office-conflicts.module.css'

/** What can be done about a conflict, each in one step. Rendered anew for each. */
export const ConflictActs = ({ conflict }: { conflict: Conflict }) => {
  const words = useMessages(conflictsMessages)
  const { kind, sides } = conflict
  const [first, second] = sides
  const [written, setReason] = useState<string>()
  const { take, dismiss, decide } = useDecisions(conflict)
  const { run, busy } = useAct()
  const [missing, setMissing] = useState(false)
  const button = (label: string, act: Act | undefined, main = false) =>
    act ? (
      <Button
        key={label}
        variant={main ? 'filled' : 'default'}
        disabled={busy}
        onClick={() => {
          if (kind === 'rival' && written?.trim() === '') setMissing(true)
          else run(act)
        }}
      >
        {label}
      </Button>
    ) : null
  const reasonOf = (usual: string) => written?.trim() || usual
  const takeBy = (side: typeof first, from: typeof first) => take(side, reasonOf(words.reasonTaken(from.source ?? '')))
  return (
    <div className={styles.acts}>
      {kind === 'duplicate' ? null : (
        <TextInput
          label={words.reason}
          // Which side is right is not known before a button is pressed: each has its own words where none are written.
          value={written ?? (kind === 'rival' ? words.reasonTaken(second.source ?? '') : '')}
          {...(kind === 'rival' ? {} : { placeholder: words.reasonUsual })}
          maxLength={500}
          error={missing ? words.reasonMissing : undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setMissing(false)
          }}
        />
      )}
      <Group gap="xs" mt={kind === 'duplicate' ? 0 : 'xs'}>
        {kind === 'rival' ? (
          <>
            {button(words.take, takeBy(first, second), true)}
            {button(words.dismiss, dismiss(reasonOf(words.reasonKept)))}
          </>
        ) : null}
        {kind === 'other-trade' || kind === 'contradiction' ? (
          <>
            {button(words.takeFor.first, takeBy(first, second))}
            {button(words.takeFor.second, takeBy(second, first))}
          </>
        ) : null}
        {kind === 'duplicate' || kind === 'contradiction' ? (
          <>
            {button(words.keep.first, decide('keep-first'))}
            {button(words.keep.second, decide('keep-second'))}
          </>
        ) : null}
        {kind === 'rival' ? null : button(words.distinct, decide('distinct'))}
      </Group>
    </div>
  )
}
