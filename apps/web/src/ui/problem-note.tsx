import { useMessages } from '../i18n/messages.ts'
import { shellMessages } from '../shell/messages.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './notes.module.css'

type Props = {
  title: string
  /** What is not lost. */
  safe?: string | undefined
  /** What to do. */
  mend: string
  retry?: (() => void) | undefined
}

/** What happened, what is safe, what to do. */
export const ProblemNote = ({ title, safe, mend, retry }: Props) => {
  const words = useMessages(shellMessages)
  return (
    <div className={styles.problem} role="alert">
      <Icon name="warn" />
      <div>
        <p className={styles.title}>{title}</p>
        {safe ? <p>{safe}</p> : null}
        <p>{mend}</p>
        {retry ? <Button onClick={retry}>{words.retry}</Button> : null}
      </div>
    </div>
  )
}
