import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/client.ts'
import { problemTexts } from './api/problem-texts.ts'
import { meQuery } from './api/session.ts'
import { currentLocale } from './i18n/locale.ts'
import { Router } from './router/router.tsx'
import { Screens } from './routes.tsx'
import { shellMessages } from './shell/messages.ts'
import { PageBoundary } from './shell/page-boundary.tsx'
import { startTheme } from './ui/theme.ts'
import './ui/tokens.css'
import './ui/base.css'

document.documentElement.lang = currentLocale()
startTheme()
// Asked for before anything is drawn: every page needs to know who is there.
void queryClient.prefetchQuery(meQuery)

/** Long enough for a page to have come on a slow line. */
const pauseMs = 3_000

const draw = () => {
  const root = document.getElementById('root')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Router>
          <PageBoundary>
            <Suspense>
              <Screens />
            </Suspense>
          </PageBoundary>
        </Router>
      </QueryClientProvider>
    </StrictMode>,
  )
}

// Without the texts of the shell there is still a page that can say so.
shellMessages.load().then(draw, draw)
// Not needed to draw a page, but to say why one cannot be had: fetched while there is signal, when the page is drawn.
addEventListener('load', () => setTimeout(() => void problemTexts.load().catch(() => {}), pauseMs))
// Keeps the workers' pages on the device, so that they open without signal. Over plain http a browser has no such thing.
addEventListener('load', () => void navigator.serviceWorker?.register('/service-worker.js').catch(() => {}))
