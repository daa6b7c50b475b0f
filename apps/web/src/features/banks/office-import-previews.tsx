import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { BankImport } from './office-bank-import.ts'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'
import { placeText } from './office-place-text.ts'
import { previewOrder } from './office-preview-order.ts'
import { QuestionPreview } from './office-question-preview.tsx'

/** So many stand there at first, and come with each step: two rows on a wide screen. */
const step = 6

/** Drafts as workers will see them: each type, case, picture, formula and table is among the first. */
export const ImportPreviews = ({ drafts }: Pick<BankImport, 'drafts'>) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const { order, telling } = useMemo(() => previewOrder(drafts), [drafts])
  const [more, setMore] = useState(0)
  const shown = order.slice(0, Math.max(step, telling) + more)
  if (order.length === 0) return null
  return (
    <section>
      <h2>{words.preview}</h2>
      <div className={styles.previews}>
        {shown.map(({ at, draft }, index) => (
          // One place may hold several questions.
          <QuestionPreview
            key={`${at} ${index}`}
            content={draft}
            answer={draft}
            label={words.previewOf(placeText(words, at))}
          />
        ))}
      </div>
      {shown.length < order.length ? (
        <Button mt="md" onClick={() => setMore(more + step)}>
          {words.morePreviews(format.number(shown.length), format.number(order.length))}
        </Button>
      ) : null}
    </section>
  )
}
