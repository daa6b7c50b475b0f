import { type ComponentProps, lazy, Suspense } from 'react'

export const loadReviewPanel = () => import('./review-panel.tsx')
const Loaded = lazy(async () => ({ default: (await loadReviewPanel()).ReviewPanel }))

/** Mark, key and explanation come with the first answer: a paper that is only answered does without. */
export const ReviewPanel = (props: ComponentProps<typeof Loaded>) => (
  <Suspense>
    <Loaded {...props} />
  </Suspense>
)
