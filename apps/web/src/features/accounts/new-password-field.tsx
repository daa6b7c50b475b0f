import { useMessages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import styles from './new-password-field.module.css'
import { passwordMessages } from './password-messages.ts'
import { type PasswordRule, passwordRules } from './password-rules.ts'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** User name and organisation: the password must not contain them. */
  names: readonly string[]
  fault?: string | undefined
}

const order: PasswordRule[] = ['long', 'impersonal', 'uncommon']

/** A new password, with its rules ticked off while it is typed. */
export const NewPasswordField = ({ label, value, onChange, names, fault }: Props) => {
  const words = useMessages(passwordMessages)
  const kept = passwordRules(value, names)
  return (
    <PasswordField
      label={label}
      name="new-password"
      autoComplete="new-password"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
      fault={fault}
    >
      <ul className={styles.rules}>
        {order.map((rule) => (
          <li key={rule} className={kept[rule] ? styles.kept : undefined}>
            <Icon name={kept[rule] ? 'tick' : 'dash'} size={16} />
            <span>
              {words[rule]}
              <span className="visually-hidden">{kept[rule] ? words.kept : words.open}</span>
            </span>
          </li>
        ))}
      </ul>
    </PasswordField>
  )
}
