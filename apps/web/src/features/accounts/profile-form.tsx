import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { focusFirstFault } from './focus-first-fault.ts'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'
import { type TradeChoice, TradeFields } from './trade-fields.tsx'
import { useSaveProfile } from './use-save-profile.ts'

export const ProfileForm = () => {
  const words = useMessages(meMessages)
  const me = useSignedIn()
  const form = useRef<HTMLFormElement>(null)
  const [displayName, setDisplayName] = useState(me.displayName)
  const [trade, setTrade] = useState<TradeChoice>({ tradeCode: me.tradeCode, level: me.level })
  const save = useSaveProfile()
  const fits = displayName.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fits) save.mutate({ displayName, ...trade })
    else focusFirstFault(form.current)
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.displayName}
        name="name"
        autoComplete="name"
        maxLength={60}
        required
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        fault={fits ? undefined : words.displayNameMissing}
      />
      <TradeFields value={trade} onChange={setTrade} />
      {save.error ? <ApiProblem error={save.error} /> : null}
      <Button type="submit" look="steel" busy={save.isPending}>
        {words.save}
      </Button>
    </form>
  )
}
