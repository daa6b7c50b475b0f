import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { problemTexts } from '../../api/problem-texts.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useEnter } from './enter.ts'
import styles from './entrance.module.css'
import { entranceMessages } from './entrance-messages.ts'
import { focusFirstFault } from './focus-first-fault.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordMessages } from './password-messages.ts'
import { keepsPasswordRules } from './password-rules.ts'
import { type TradeChoice, TradeFields } from './trade-fields.tsx'

type Registration = Input<'POST /api/accounts'>['body']

const usernameFits = (text: string) => /^[\p{Script=Han}A-Za-z0-9._-]{2,40}$/u.test(text.trim())
const nameFits = (text: string) => text.trim().length >= 1 && text.trim().length <= 60

export const RegisterForm = ({ joinCode, organisation }: { joinCode: string; organisation: string }) => {
  const words = useMessages(entranceMessages)
  const passwordWords = useMessages(passwordMessages)
  const problems = useMessages(problemTexts)
  const enter = useEnter()
  const form = useRef<HTMLFormElement>(null)
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [trade, setTrade] = useState<TradeChoice>({ tradeCode: null, level: null })
  const [tried, setTried] = useState(false)
  const register = useMutation({
    mutationFn: (body: Registration) => call('POST /api/accounts', { body }),
    onSuccess: (me) => enter(me),
    onError: () => focusFirstFault(form.current),
  })
  const names = [username.trim(), organisation]
  const passwordFits = keepsPasswordRules(password, names)
  const code = register.error ? codeOf(register.error) : undefined
  // What the server refused stays marked until it is changed.
  const taken = code === 'account.username_taken' && register.variables?.username === username
  const weak = code === 'account.password_weak' && register.variables?.password === password
  const atField = code === 'account.username_taken' || code === 'account.password_weak'
  const refusal = (of: 'account.username_taken' | 'account.password_weak') =>
    passwordWords.refused(problems[of].title, problems[of].mend)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!nameFits(displayName) || !usernameFits(username) || !passwordFits) return focusFirstFault(form.current)
    const { tradeCode, level } = trade
    const chosen = { ...(tradeCode === null ? {} : { tradeCode }), ...(level === null ? {} : { level }) }
    register.mutate({ joinCode, displayName, username, password, ...chosen })
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.displayName}
        hint={words.displayNameHint}
        name="name"
        autoComplete="name"
        maxLength={60}
        required
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        fault={tried && !nameFits(displayName) ? words.displayNameMissing : undefined}
      />
      <TextField
        label={words.username}
        hint={words.usernameHint}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        fault={
          taken ? refusal('account.username_taken') : tried && !usernameFits(username) ? words.usernameUnfit : undefined
        }
      />
      <NewPasswordField
        label={words.password}
        value={password}
        onChange={setPassword}
        names={names}
        fault={weak ? refusal('account.password_weak') : tried && !passwordFits ? passwordWords.unfit : undefined}
      />
      <fieldset className={styles.optional}>
        <legend>{words.optional}</legend>
        <TradeFields value={trade} onChange={setTrade} />
      </fieldset>
      {register.error && !atField ? <ApiProblem error={register.error} /> : null}
      <Button type="submit" look="next" wide large busy={register.isPending}>
        {words.createAccount}
      </Button>
    </form>
  )
}
