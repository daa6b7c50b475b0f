import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { toast } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { focusFirstFault } from './focus-first-fault.ts'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordMessages } from './password-messages.ts'
import { keepsPasswordRules } from './password-rules.ts'

type Change = Input<'PUT /api/me/password'>['body']

export const ChangePasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const words = useMessages(meMessages)
  const shell = useMessages(shellMessages)
  const passwordWords = useMessages(passwordMessages)
  const me = useSignedIn()
  const form = useRef<HTMLFormElement>(null)
  const [currentPassword, setCurrentPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: (body: Change) => call('PUT /api/me/password', { body }),
    onSuccess: () => {
      toast(words.passwordChanged)
      onClose()
    },
  })
  const names = [me.username, me.organisation.name]
  const fits = keepsPasswordRules(newPassword, names)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (currentPassword !== '' && fits) change.mutate({ currentPassword, newPassword })
    else focusFirstFault(form.current)
  }
  return (
    <Dialog title={words.changePassword} closeLabel={shell.close} onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {/* Tells a password manager whose password this is. */}
        <input hidden name="username" autoComplete="username" value={me.username} readOnly />
        <PasswordField
          label={words.currentPassword}
          name="current-password"
          autoComplete="current-password"
          required
          value={currentPassword}
          onChange={(event) => setCurrentPassword(event.target.value)}
          fault={tried && currentPassword === '' ? words.currentMissing : undefined}
        />
        <NewPasswordField
          label={words.newPassword}
          value={newPassword}
          onChange={setNewPassword}
          names={names}
          fault={tried && !fits ? passwordWords.unfit : undefined}
        />
        <p className={styles.soft}>{words.otherSessions}</p>
        {change.error ? <ApiProblem error={change.error} /> : null}
        <Button type="submit" look="next" wide large busy={change.isPending}>
          {words.changePassword}
        </Button>
      </form>
    </Dialog>
  )
}
