import { useMessages } from '../../../i18n/messages.ts'
import type { OfficeMessages } from '../../../office/messages/zh-CN.ts'
import { officeMessages } from '../../../office/messages.ts'
import { type Rights, useRights } from '../../../office/rights.ts'
import { Link } from '../../../router/link.tsx'
import { useAddress } from '../../../router/router.tsx'
import styles from './office-quiz-tabs.module.css'

type Tab = {
  /** Below the quiz's address. */
  path: string
  word: Exclude<keyof OfficeMessages['quizTabs'], 'label'>
  right: keyof Rights
}

/** The pages of one quiz, each for whoever holds its right. */
const tabs: readonly Tab[] = [
  { path: '', word: 'paper', right: 'quizList' },
  { path: '/rules', word: 'rules', right: 'quizzes' },
  { path: '/running', word: 'running', right: 'quizzes' },
  { path: '/marking', word: 'marking', right: 'quizList' },
  { path: '/printing', word: 'printing', right: 'quizzes' },
  { path: '/analysis', word: 'analysis', right: 'quizList' },
]

/** The bar of links between the pages of one quiz; a single one leads nowhere. */
export const QuizTabs = ({ quizId }: { quizId: string }) => {
  const { quizTabs } = useMessages(officeMessages)
  const rights = useRights()
  const { pathname } = useAddress()
  const open = tabs.filter(({ right }) => rights[right])
  if (open.length < 2) return null
  return (
    <nav className={styles.tabs} aria-label={quizTabs.label}>
      {open.map(({ path, word }) => {
        const to = `/office/quizzes/${quizId}${path}`
        return (
          <Link key={path} to={to} aria-current={pathname === to ? 'page' : undefined}>
            {quizTabs[word]}
          </Link>
        )
      })}
    </nav>
  )
}
