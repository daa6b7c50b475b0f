import { problemTexts } from '../api/problem-texts.ts'
import { useMessages } from '../i18n/messages.ts'
import styles from '../shell/app-shell.module.css'
import { shellMessages } from '../shell/messages.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** For workers who came by an address of the office. */
export const NoOffice = () => {
  const words = useMessages(shellMessages)
  const { title, mend } = useMessages(problemTexts)['role.missing']
  return (
    <main className={styles.main}>
      <EmptyState title={title}>
        <p>{mend}</p>
        <a href="/">{words.toHome}</a>
      </EmptyState>
    </main>
  )
}
