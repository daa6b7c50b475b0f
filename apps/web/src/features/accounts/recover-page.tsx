import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { Link } from '../../router/link.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useEnter } from './enter.ts'
import styles from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { entranceMessages } from './entrance-messages.ts'
import { focusFirstFault } from './focus-first-fault.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordMessages } from './password-messages.ts'
import { keepsPasswordRules } from './password-rules.ts'

type Recovery = Input<'POST /api/recovery'>['body']

/** A new password with the one-time code of an admin; who has set it is signed in at once. */
export const RecoverPage = () => {
  const words = useMessages(entranceMessages)
  const passwordWords = useMessages(passwordMessages)
  const enter = useEnter()
  const form = useRef<HTMLFormElement>(null)
  const [username, setUsername] = useState('')
  const [code, setCode] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [tried, setTried] = useState(false)
  const recover = useMutation({
    mutationFn: (body: Recovery) => call('POST /api/recovery', { body }),
    onSuccess: (_, body) =>
      call('POST /api/session', { body: { username: body.username, password: body.newPassword } }).then(
        (me) => enter(me),
        // The password stands all the same: signing in by hand will say what is wrong.
        () => navigate('/sign-in', { replace: true }),
      ),
  })
  const names = [username.trim()]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const fits = username.trim() !== '' && code.trim() !== '' && keepsPasswordRules(newPassword, names)
    if (fits) recover.mutate({ username, code, newPassword })
    else focusFirstFault(form.current)
  }
  return (
    <Entrance title={words.recover} lead={words.recoverLead}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={words.username}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          fault={tried && username.trim() === '' ? words.usernameMissing : undefined}
        />
        <TextField
          label={words.code}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
          fault={tried && code.trim() === '' ? words.codeMissing : undefined}
        />
        <NewPasswordField
          label={words.newPassword}
          value={newPassword}
          onChange={setNewPassword}
          names={names}
          fault={tried && !keepsPasswordRules(newPassword, names) ? passwordWords.unfit : undefined}
        />
        {recover.error ? <ApiProblem error={recover.error} /> : null}
        <Button type="submit" look="next" wide large busy={recover.isPending}>
          {words.setPassword}
        </Button>
      </form>
      <p className={styles.links}>
        <Link to="/sign-in">{words.toSignIn}</Link>
      </p>
    </Entrance>
  )
}
