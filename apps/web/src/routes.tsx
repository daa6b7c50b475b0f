import type { ComponentType } from 'react'
import { entranceMessages } from './features/accounts/entrance-messages.ts'
import { meMessages } from './features/accounts/me-messages.ts'
import { passwordMessages } from './features/accounts/password-messages.ts'
import { contributionMessages } from './features/banks/contributions/contribution-messages.ts'
import { homeMessages } from './features/home/messages.ts'
import { boardMessages } from './features/leaderboards/messages.ts'
import { practiceMessages } from './features/practice/messages.ts'
import { keptMessages } from './features/questions/kept-messages.ts'
import { questionMessages } from './features/questions/messages.ts'
import { attemptMessages } from './features/quizzes/attempt-messages.ts'
import { quizMessages } from './features/quizzes/messages.ts'
import { rulesMessages } from './features/quizzes/rules/messages.ts'
import { page } from './i18n/page.ts'
import { findScreen } from './router/find-screen.ts'
import { isOffice } from './router/is-office.ts'
import { ParamsContext } from './router/params.ts'
import { useAddress } from './router/router.tsx'
import { AppShell } from './shell/app-shell.tsx'
import { RequireSession } from './shell/require-session.tsx'
import { UnknownPage } from './shell/unknown-page.tsx'

const SignIn = page(() => import('./features/accounts/sign-in-page.tsx'), 'SignInPage', entranceMessages)
const JoinCode = page(() => import('./features/accounts/join-code-page.tsx'), 'JoinCodePage', entranceMessages)
const Register = page(
  () => import('./features/accounts/register-page.tsx'),
  'RegisterPage',
  entranceMessages,
  passwordMessages,
)
const Recover = page(
  () => import('./features/accounts/recover-page.tsx'),
  'RecoverPage',
  entranceMessages,
  passwordMessages,
)
const Me = page(() => import('./features/accounts/me-page.tsx'), 'MePage', meMessages, passwordMessages)
const Home = page(() => import('./features/home/home-page.tsx'), 'HomePage', homeMessages, keptMessages)
const StartRound = page(() => import('./features/practice/start-page.tsx'), 'StartPage', practiceMessages)
const Rounds = page(() => import('./features/practice/rounds-page.tsx'), 'RoundsPage', practiceMessages)
const Round = page(() => import('./features/practice/round-page.tsx'), 'RoundPage', practiceMessages, questionMessages)
const Summary = page(
  () => import('./features/practice/summary-page.tsx'),
  'SummaryPage',
  practiceMessages,
  questionMessages,
)
const Leaderboards = page(() => import('./features/leaderboards/board-page.tsx'), 'BoardPage', boardMessages)
const Quizzes = page(() => import('./features/quizzes/quizzes-page.tsx'), 'QuizzesPage', quizMessages, keptMessages)
const Quiz = page(() => import('./features/quizzes/quiz-page.tsx'), 'QuizPage', quizMessages, rulesMessages)
const Attempt = page(
  () => import('./features/quizzes/attempt-page.tsx'),
  'AttemptPage',
  attemptMessages,
  questionMessages,
)
const Attempts = page(() => import('./features/quizzes/attempts-page.tsx'), 'AttemptsPage', quizMessages)
const Result = page(() => import('./features/quizzes/result-page.tsx'), 'ResultPage', quizMessages, questionMessages)
const Contribute = page(
  () => import('./features/banks/contributions/contribute-page.tsx'),
  'ContributePage',
  contributionMessages,
)
const Contributions = page(
  () => import('./features/banks/contributions/contributions-page.tsx'),
  'ContributionsPage',
  contributionMessages,
)
const Office = page(() => import('./office/office-door.tsx'), 'OfficeDoor')

type Screen = {
  path: string
  Page: ComponentType
  /** Without the menu, for one thing and nothing else. */
  focused?: true
  /** Without a session. */
  open?: true
}

/** The map of screens; a page is fetched when it is opened. */
const screens: readonly Screen[] = [
  { path: '/sign-in', Page: SignIn, focused: true, open: true },
  { path: '/join', Page: JoinCode, focused: true, open: true },
  { path: '/join/:joinCode', Page: Register, focused: true, open: true },
  { path: '/recover', Page: Recover, focused: true, open: true },
  { path: '/', Page: Home },
  { path: '/practice', Page: StartRound },
  { path: '/practice/rounds', Page: Rounds },
  { path: '/practice/rounds/:roundId', Page: Round, focused: true },
  { path: '/practice/rounds/:roundId/summary', Page: Summary },
  { path: '/leaderboards', Page: Leaderboards },
  { path: '/quizzes', Page: Quizzes },
  { path: '/quizzes/:quizId', Page: Quiz },
  { path: '/attempts', Page: Attempts },
  { path: '/attempts/:attemptId', Page: Attempt, focused: true },
  { path: '/attempts/:attemptId/result', Page: Result },
  { path: '/contribute', Page: Contribute },
  { path: '/contributions', Page: Contributions },
  { path: '/me', Page: Me },
]

export const Screens = () => {
  const { pathname } = useAddress()
  // The office has a map of its own, and loads its component library with it.
  if (isOffice(pathname)) return <Office />
  const found = findScreen(screens, pathname)
  if (!found)
    return (
      <AppShell>
        <UnknownPage />
      </AppShell>
    )
  const { Page, focused, open } = found.screen
  return (
    <AppShell focused={focused ?? false}>
      <ParamsContext value={found.params}>
        {open ? (
          <Page />
        ) : (
          <RequireSession>
            <Page />
          </RequireSession>
        )}
      </ParamsContext>
    </AppShell>
  )
}
