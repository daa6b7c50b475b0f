import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { call, queryClient } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { focusFirstFault } from './focus-first-fault.ts'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'

/** Names everything that will be lost before it asks for the password. */
export const DeleteAccountDialog = ({ onClose }: { onClose: () => void }) => {
  const words = useMessages(meMessages)
  const shell = useMessages(shellMessages)
  const form = useRef<HTMLFormElement>(null)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/me', { body: { password } }),
    onSuccess: () => {
      queryClient.clear()
      navigate('/sign-in', { replace: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === '') focusFirstFault(form.current)
    else remove.mutate()
  }
  return (
    <Dialog title={words.remove} closeLabel={shell.close} onClose={onClose}>
      <p>
        <strong>{words.removeLead}</strong>
      </p>
      <ul className={styles.losses}>
        {words.losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
      <p className={styles.soft}>{words.kept}</p>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <PasswordField
          label={words.removeConfirm}
          name="current-password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          fault={tried && password === '' ? words.currentMissing : undefined}
        />
        {remove.error ? <ApiProblem error={remove.error} /> : null}
        <Button type="submit" look="danger" wide large busy={remove.isPending}>
          {words.removeNow}
        </Button>
        <Button wide large onClick={onClose}>
          {words.keepAccount}
        </Button>
      </form>
    </Dialog>
  )
}
