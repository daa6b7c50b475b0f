import { Route, Routes } from 'react-router'
import { entranceMessages } from './features/accounts/entrance-messages.ts'
import { meMessages } from './features/accounts/me-messages.ts'
import { passwordMessages } from './features/accounts/password-messages.ts'
import { homeMessages } from './features/home/messages.ts'
import { boardMessages } from './features/leaderboards/messages.ts'
import { practiceMessages } from './features/practice/messages.ts'
import { questionMessages } from './features/questions/messages.ts'
import { quizMessages } from './features/quizzes/messages.ts'
import { page } from './i18n/page.ts'
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
const Home = page(() => import('./features/home/home-page.tsx'), 'HomePage', homeMessages)
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
const Quizzes = page(() => import('./features/quizzes/quizzes-page.tsx'), 'QuizzesPage', quizMessages)
const Quiz = page(() => import('./features/quizzes/quiz-page.tsx'), 'QuizPage', quizMessages)
const Attempt = page(() => import('./features/quizzes/attempt-page.tsx'), 'AttemptPage', quizMessages, questionMessages)
const Attempts = page(() => import('./features/quizzes/attempts-page.tsx'), 'AttemptsPage', quizMessages)
const Result = page(() => import('./features/quizzes/result-page.tsx'), 'ResultPage', quizMessages, questionMessages)
const Office = page(() => import('./office/office-door.tsx'), 'OfficeDoor')

/** The map of screens. Pages are fetched when they are opened; the office lives under /office and loads Mantine there. */
export const Screens = () => (
  <Routes>
    <Route path="office/*" element={<Office />} />
    <Route element={<AppShell focused />}>
      <Route path="sign-in" element={<SignIn />} />
      <Route path="join" element={<JoinCode />} />
      <Route path="join/:joinCode" element={<Register />} />
      <Route path="recover" element={<Recover />} />
      <Route element={<RequireSession />}>
        <Route path="practice/rounds/:roundId" element={<Round />} />
        <Route path="attempts/:attemptId" element={<Attempt />} />
      </Route>
    </Route>
    <Route element={<AppShell />}>
      <Route element={<RequireSession />}>
        <Route index element={<Home />} />
        <Route path="practice" element={<StartRound />} />
        <Route path="practice/rounds" element={<Rounds />} />
        <Route path="practice/rounds/:roundId/summary" element={<Summary />} />
        <Route path="leaderboards" element={<Leaderboards />} />
        <Route path="quizzes" element={<Quizzes />} />
        <Route path="quizzes/:quizId" element={<Quiz />} />
        <Route path="attempts" element={<Attempts />} />
        <Route path="attempts/:attemptId/result" element={<Result />} />
        <Route path="me" element={<Me />} />
      </Route>
      <Route path="*" element={<UnknownPage />} />
    </Route>
  </Routes>
)
