import { type FormEvent, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { Link } from '../../router/link.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { entranceMessages } from './entrance-messages.ts'
import { focusFirstFault } from './focus-first-fault.ts'

/** For a join code that came on paper instead of as a link. */
export const JoinCodePage = () => {
  const words = useMessages(entranceMessages)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const plain = code.replace(/[\s-]/g, '').toUpperCase()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (plain === '') focusFirstFault(event.currentTarget)
    else navigate(`/join/${encodeURIComponent(plain)}`)
  }
  return (
    <Entrance title={words.join} lead={words.joinLead}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={words.joinCode}
          hint={words.joinCodeHint}
          name="join-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
          fault={tried && plain === '' ? words.joinCodeMissing : undefined}
        />
        <Button type="submit" look="next" wide large>
          {words.next}
        </Button>
      </form>
      <p className={styles.links}>
        <Link to="/sign-in">{words.haveAccount}</Link>
      </p>
    </Entrance>
  )
}
