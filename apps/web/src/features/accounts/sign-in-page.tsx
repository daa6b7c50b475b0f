import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMe } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { isOffice } from '../../router/is-office.ts'
import { Link } from '../../router/link.tsx'
import { Redirect } from '../../router/redirect.tsx'
import { useAddress } from '../../router/router.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { nextPage, useEnter } from './enter.ts'
import styles from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { entranceMessages } from './entrance-messages.ts'
import { focusFirstFault } from './focus-first-fault.ts'

export const SignInPage = () => {
  const words = useMessages(entranceMessages)
  const next = nextPage(useAddress().search)
  const enter = useEnter()
  const { data: me } = useMe()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const signIn = useMutation({
    mutationFn: () => call('POST /api/session', { body: { username, password } }),
    onSuccess: (session) => enter(session, next),
  })
  if (me && !signIn.isSuccess && !isOffice(next)) return <Redirect to={next} />

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() === '' || password === '') focusFirstFault(event.currentTarget)
    else signIn.mutate()
  }
  return (
    <Entrance title={words.signIn}>
      <form className={styles.form} onSubmit={submit} noValidate>
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
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          fault={tried && password === '' ? words.passwordMissing : undefined}
        />
        {signIn.error ? <ApiProblem error={signIn.error} /> : null}
        <Button type="submit" look="next" wide large busy={signIn.isPending}>
          {words.signIn}
        </Button>
      </form>
      <nav className={styles.links} aria-label={words.firstTime}>
        <Link to="/recover">{words.forgotten}</Link>
        <Link to="/join">{words.firstTime}</Link>
      </nav>
    </Entrance>
  )
}
