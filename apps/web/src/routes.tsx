import { Route, Routes } from 'react-router'
import { AppShell } from './shell/app-shell.tsx'
import { RequireSession } from './shell/require-session.tsx'
import { UnknownPage } from './shell/unknown-page.tsx'

/** The map of screens. Pages are fetched when they are opened; the office lives under /office and loads Mantine there. */
export const Screens = () => (
  <Routes>
    <Route element={<AppShell />}>
      <Route element={<RequireSession />} />
      <Route path="*" element={<UnknownPage />} />
    </Route>
  </Routes>
)
