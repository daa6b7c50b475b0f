import { useMessages } from '../../../i18n/messages.ts'
import styles from './office-draft.module.css'
import { importMessages } from './office-import-messages.ts'

/** What stands in the file at a question's place. */
export const SourceText = ({ text }: { text: string }) => {
  const more = useMessages(importMessages)
  return (
    <section className={styles.source}>
      <h3>{more.sourceText}</h3>
      {text === '' ? (
        <p className={styles.soft}>{more.noSourceText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        <pre tabIndex={0}>{text}</pre>
      )}
    </section>
  )
}
