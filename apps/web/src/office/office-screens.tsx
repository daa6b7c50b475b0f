import { Navigate, Route, Routes } from 'react-router'
import { peopleMessages } from '../features/accounts/office-messages.ts'
import { banksMessages } from '../features/banks/office-messages.ts'
import { readingMessages } from '../features/banks/office-reading-messages.ts'
import { organisationsMessages } from '../features/organisations/office-messages.ts'
import { participationMessages } from '../features/participation/office-messages.ts'
import { questionMessages } from '../features/questions/messages.ts'
import { page } from '../i18n/page.ts'
import { NoPage } from './no-page.tsx'
import { OfficeShell } from './office-shell.tsx'
import { useRights } from './rights.ts'

const Banks = page(() => import('../features/banks/office-banks-page.tsx'), 'BanksPage', banksMessages)
const Questions = page(
  () => import('../features/banks/office-questions-page.tsx'),
  'QuestionsPage',
  banksMessages,
  questionMessages,
)
const Question = page(
  () => import('../features/banks/office-question-page.tsx'),
  'QuestionPage',
  banksMessages,
  questionMessages,
)
const Reports = page(
  () => import('../features/banks/office-reports-page.tsx'),
  'ReportsPage',
  banksMessages,
  questionMessages,
)
const Imports = page(
  () => import('../features/banks/office-imports-page.tsx'),
  'ImportsPage',
  banksMessages,
  readingMessages,
  questionMessages,
)
const Import = page(
  () => import('../features/banks/office-import-page.tsx'),
  'ImportPage',
  banksMessages,
  readingMessages,
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

/** The office's map of screens: a page is there for whoever holds the role for it. */
export const OfficeScreens = () => {
  const rights = useRights()
  return (
    <Routes>
      <Route element={<OfficeShell />}>
        <Route index element={<Navigate to={rights.banks ? 'banks' : 'participation'} replace />} />
        {rights.banks ? (
          <>
            <Route path="banks" element={<Banks />} />
            <Route path="questions" element={<Questions />} />
            <Route path="questions/:questionId" element={<Question />} />
            <Route path="reports" element={<Reports />} />
          </>
        ) : null}
        {rights.imports ? (
          <>
            <Route path="imports" element={<Imports />} />
            <Route path="imports/:importId" element={<Import />} />
          </>
        ) : null}
        {rights.people ? (
          <>
            <Route path="organisations" element={<Organisations />} />
            <Route path="organisations/:organisationId/join-code" element={<JoinCode />} />
            <Route path="people" element={<People />} />
          </>
        ) : null}
        {rights.participation ? <Route path="participation" element={<Participation />} /> : null}
        <Route path="*" element={<NoPage />} />
      </Route>
    </Routes>
  )
}
