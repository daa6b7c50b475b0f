import { type ComponentProps, lazy, Suspense } from 'react'

const Loaded = lazy(async () => ({ default: (await import('./report-sheet.tsx')).ReportSheet }))

/** The sheet comes when it is asked for: few answer a question by a report. */
export const ReportSheet = (props: ComponentProps<typeof Loaded>) => (
  <Suspense>
    <Loaded {...props} />
  </Suspense>
)
