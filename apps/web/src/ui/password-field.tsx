import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../shell/messages.ts'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: string
  fault?: string | undefined
  /** What it has to be like; read out with the field. */
  children?: ReactNode
}

/** A password that can be made visible: on a phone most wrong passwords are mistyped ones. */
export const PasswordField = ({ label, fault, children, ...rest }: Props) => {
  const words = useMessages(shellMessages)
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.joined}>
        <input
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          {...rest}
          id={id}
          type={shown ? 'text' : 'password'}
          className={classNames(styles.control, styles.withButton)}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-hint ${id}-fault`}
        />
        <button type="button" className={styles.within} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hidePassword : words.showPassword}
        </button>
      </div>
      {children ? <div id={`${id}-hint`}>{children}</div> : null}
      <p id={`${id}-fault`} className={styles.fault} role="alert" hidden={!fault}>
        <Icon name="warn" /> {fault}
      </p>
    </div>
  )
}
