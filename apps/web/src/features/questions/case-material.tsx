import type { PracticeQuestion } from '@lianbing/contract'
import { useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import type { CasePlace } from './case-place.ts'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import styles from './question-view.module.css'

type Props = { question: PracticeQuestion; place: CasePlace | undefined }

/** What several questions share. On a phone it is folded from the second of them on: it has been read by then. */
export const CaseMaterial = ({ question, place }: Props) => {
  const words = useMessages(questionMessages)
  const [open, setOpen] = useState(() => (place?.place ?? 1) === 1 || matchMedia('(min-width: 64rem)').matches)
  return (
    <details className={styles.case} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>
          <strong>{words.case}</strong>
          {place ? ` ${words.casePlace(place.place, place.of)}` : null}
        </span>
        <Icon name="down" />
      </summary>
      <div lang={question.language}>
        <ContentView value={question.material} />
      </div>
    </details>
  )
}
