import type { PracticeQuestion } from '@lianbing/contract'
import type { ReactNode } from 'react'
import { ContentView } from './content-view.tsx'
import styles from './question-view.module.css'
import { letterOf } from './response.ts'

type Props = { question: PracticeQuestion; gap?: ((index: number) => ReactNode) | undefined }

export const Stem = ({ question, gap }: Props) => (
  <div className={styles.stem} lang={question.language}>
    <ContentView value={question.stem} nameOption={(id) => letterOf(question, id)} gap={gap} />
  </div>
)
