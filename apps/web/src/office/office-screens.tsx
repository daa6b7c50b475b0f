import type { ComponentType } from 'react'
import { peopleMessages } from '../features/accounts/office-messages.ts'
import { conflictsMessages } from '../features/banks/conflicts/office-conflict-messages.ts'
import { contributionMessages } from '../features/banks/contributions/contribution-messages.ts'
import { pointSheetMessages } from '../features/banks/exam-points/office-point-sheet-messages.ts'
import { exportMessages } from '../features/banks/exports/office-export-messages.ts'
import { importMessages } from '../features/banks/imports/office-import-messages.ts'
import { readingMessages } from '../features/banks/imports/office-reading-messages.ts'
import { banksMessages } from '../features/banks/office-messages.ts'
import { workMessages } from '../features/banks/office-work-messages.ts'
import { careMessages } from '../features/banks/review/office-care-messages.ts'
import { organisationsMessages } from '../features/organisations/office-messages.ts'
import { participationMessages } from '../features/participation/office-messages.ts'
import { questionMessages } from '../features/questions/messages.ts'
import { reportMessages } from '../features/questions/report-messages.ts'
import { analysisMessages } from '../features/quizzes/analysis/office-analysis-messages.ts'
import { makingMessages } from '../features/quizzes/making/office-making-messages.ts'
import { markingMessages } from '../features/quizzes/marking/office-marking-messages.ts'
import { printingMessages } from '../features/quizzes/printing/office-messages.ts'
import { remarkMessages } from '../features/quizzes/remarks/office-remark-messages.ts'
import { rulesMessages } from '../features/quizzes/rules/messages.ts'
import { officeRulesMessages } from '../features/quizzes/rules/office-rules-messages.ts'
import { flagMessages } from '../features/quizzes/running/office-flag-messages.ts'
import { runningMessages } from '../features/quizzes/running/office-messages.ts'
import { page } from '../i18n/page.ts'
import { findScreen } from '../router/find-screen.ts'
import { ParamsContext } from '../router/params.ts'
import { Redirect } from '../router/redirect.tsx'
import { useAddress } from '../router/router.tsx'
import { NoPage } from './no-page.tsx'
import { OfficeShell } from './office-shell.tsx'
import { type Rights, useRights } from './rights.ts'

const Banks = page(() => import('../features/banks/office-banks-page.tsx'), 'BanksPage', banksMessages)
const Questions = page(
  () => import('../features/banks/office-questions-page.tsx'),
  'QuestionsPage',
  banksMessages,
  workMessages,
  questionMessages,
  exportMessages,
)
const NewQuestion = page(
  () => import('../features/banks/review/office-new-page.tsx'),
  'NewPage',
  banksMessages,
  careMessages,
  questionMessages,
)
const EditQuestion = page(
  () => import('../features/banks/review/office-edit-page.tsx'),
  'EditPage',
  banksMessages,
  contributionMessages,
  careMessages,
  questionMessages,
)
const Review = page(
  () => import('../features/banks/review/office-review-page.tsx'),
  'ReviewPage',
  banksMessages,
  careMessages,
  questionMessages,
)
const Question = page(
  () => import('../features/banks/office-question-page.tsx'),
  'QuestionPage',
  remarkMessages,
  banksMessages,
  careMessages,
  workMessages,
  questionMessages,
  reportMessages,
)
const Remarks = page(
  () => import('../features/quizzes/remarks/office-remarks-page.tsx'),
  'RemarksPage',
  remarkMessages,
  questionMessages,
)
const Remark = page(
  () => import('../features/quizzes/remarks/office-remark-page.tsx'),
  'RemarkPage',
  remarkMessages,
  questionMessages,
)
const ExamPoints = page(
  () => import('../features/banks/exam-points/office-exam-points-page.tsx'),
  'ExamPointsPage',
  workMessages,
  pointSheetMessages,
)
const Standards = page(
  () => import('../features/banks/standards/office-standards-page.tsx'),
  'StandardsPage',
  workMessages,
)
const Reports = page(
  () => import('../features/banks/reports/office-reports-page.tsx'),
  'ReportsPage',
  banksMessages,
  careMessages,
  reportMessages,
)
const Conflicts = page(
  () => import('../features/banks/conflicts/office-conflicts-page.tsx'),
  'ConflictsPage',
  conflictsMessages,
  questionMessages,
)
const Imports = page(
  () => import('../features/banks/imports/office-imports-page.tsx'),
  'ImportsPage',
  banksMessages,
  importMessages,
  readingMessages,
  exportMessages,
)
const Import = page(
  () => import('../features/banks/imports/office-import-page.tsx'),
  'ImportPage',
  banksMessages,
  careMessages,
  importMessages,
  readingMessages,
  questionMessages,
)
const Quizzes = page(() => import('../features/quizzes/making/office-quizzes-page.tsx'), 'QuizzesPage', makingMessages)
const Quiz = page(
  () => import('../features/quizzes/making/office-quiz-page.tsx'),
  'QuizPage',
  makingMessages,
  questionMessages,
  rulesMessages,
  officeRulesMessages,
)
const Overrides = page(
  () => import('../features/quizzes/rules/office-overrides-page.tsx'),
  'OverridesPage',
  officeRulesMessages,
  rulesMessages,
)
const QuizSample = page(
  () => import('../features/quizzes/making/office-sample-page.tsx'),
  'SamplePage',
  makingMessages,
  questionMessages,
)
const Organisations = page(
  () => import('../features/organisations/office-organisations-page.tsx'),
  'OrganisationsPage',
  organisationsMessages,
)
const JoinCode = page(
  () => import('../features/organisations/office-join-code-page.tsx'),
  'JoinCodePage',
  organisationsMessages,
)
const People = page(
  () => import('../features/accounts/office-people-page.tsx'),
  'PeoplePage',
  peopleMessages,
  organisationsMessages,
)
const Participation = page(
  () => import('../features/participation/office-participation-page.tsx'),
  'ParticipationPage',
  participationMessages,
)

const Marking = page(
  () => import('../features/quizzes/marking/office-marking-page.tsx'),
  'MarkingPage',
  markingMessages,
)
const Mark = page(
  () => import('../features/quizzes/marking/office-mark-page.tsx'),
  'MarkPage',
  markingMessages,
  questionMessages,
)
const Running = page(
  () => import('../features/quizzes/running/office-running-page.tsx'),
  'RunningPage',
  runningMessages,
  flagMessages,
)

const Printing = page(
  () => import('../features/quizzes/printing/office-printing-page.tsx'),
  'PrintingPage',
  printingMessages,
)

const Analysis = page(
  () => import('../features/quizzes/analysis/office-analysis-page.tsx'),
  'AnalysisPage',
  analysisMessages,
)
const AnalysedItem = page(
  () => import('../features/quizzes/analysis/office-item-page.tsx'),
  'ItemPage',
  analysisMessages,
  questionMessages,
)
const Suspects = page(
  () => import('../features/quizzes/analysis/office-suspects-page.tsx'),
  'SuspectsPage',
  analysisMessages,
)

const Start = () => <Redirect to={useRights().banks ? '/office/banks' : '/office/participation'} />

/** The office's map of screens: a page is there for whoever holds the right to it. */
const screens: readonly { path: string; Page: ComponentType; right?: keyof Rights }[] = [
  { path: '/office', Page: Start },
  { path: '/office/banks', Page: Banks, right: 'banks' },
  { path: '/office/questions', Page: Questions, right: 'banks' },
  { path: '/office/questions/new', Page: NewQuestion, right: 'banks' },
  { path: '/office/questions/:questionId/edit', Page: EditQuestion, right: 'banks' },
  { path: '/office/review', Page: Review, right: 'banks' },
  { path: '/office/questions/:questionId', Page: Question, right: 'banks' },
  { path: '/office/exam-points', Page: ExamPoints, right: 'banks' },
  { path: '/office/standards', Page: Standards, right: 'banks' },
  { path: '/office/reports', Page: Reports, right: 'banks' },
  { path: '/office/remarks', Page: Remarks, right: 'banks' },
  { path: '/office/remarks/:remarkId', Page: Remark, right: 'banks' },
  { path: '/office/conflicts', Page: Conflicts, right: 'banks' },
  { path: '/office/suspects', Page: Suspects, right: 'banks' },
  { path: '/office/quizzes/:quizId/analysis', Page: Analysis, right: 'quizList' },
  { path: '/office/quizzes/:quizId/analysis/:versionId', Page: AnalysedItem, right: 'quizList' },
  { path: '/office/imports', Page: Imports, right: 'imports' },
  { path: '/office/imports/:importId', Page: Import, right: 'imports' },
  { path: '/office/quizzes', Page: Quizzes, right: 'quizList' },
  { path: '/office/quizzes/:quizId', Page: Quiz, right: 'quizList' },
  { path: '/office/quizzes/:quizId/sample', Page: QuizSample, right: 'quizList' },
  { path: '/office/organisations', Page: Organisations, right: 'people' },
  { path: '/office/organisations/:organisationId/join-code', Page: JoinCode, right: 'people' },
  { path: '/office/people', Page: People, right: 'people' },
  { path: '/office/quizzes/:quizId/marking', Page: Marking, right: 'quizList' },
  { path: '/office/quizzes/:quizId/marking/answers', Page: Mark, right: 'quizList' },
  { path: '/office/quizzes/:quizId/rules', Page: Overrides, right: 'quizzes' },
  { path: '/office/quizzes/:quizId/running', Page: Running, right: 'quizzes' },
  { path: '/office/quizzes/:quizId/printing', Page: Printing, right: 'quizzes' },
  { path: '/office/participation', Page: Participation, right: 'participation' },
]

export const OfficeScreens = () => {
  const rights = useRights()
  const { pathname } = useAddress()
  const found = findScreen(screens, pathname)
  const screen = found?.screen
  const Page = screen && (!screen.right || rights[screen.right]) ? screen.Page : NoPage
  return (
    <OfficeShell>
      <ParamsContext value={found?.params ?? {}}>
        <Page />
      </ParamsContext>
    </OfficeShell>
  )
}
