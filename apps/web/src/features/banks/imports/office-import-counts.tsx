import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { banksMessages } from '../office-messages.ts'
import type { BankImport } from './office-bank-import.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { OtherLayouts } from './office-other-layouts.tsx'
import { readingMessages } from './office-reading-messages.ts'

export const ImportCounts = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const { types } = useMessages(questionMessages)
  const { layouts } = useMessages(readingMessages)
  const format = useFormat()
  const locale = useLocale()
  const { counts, layout, layoutReason } = found
  // The reader gives its reason in English, with the names of columns; other languages name the layout.
  const how = locale === 'en' ? layoutReason : (layouts[layout ?? ''] ?? layoutReason)
  return (
    <section>
      <h2 className="visually-hidden">{words.readQuestions}</h2>
      <p className={styles.types}>
        <strong className="tabular">
          {more.readQuestions(format.number(counts.questions), format.number(counts.rejected))}
        </strong>
        {Object.entries(counts.byType).map(([type, count]) => (
          <span key={type} className="tabular">
            {types[type as keyof typeof types]} {format.number(count)}
          </span>
        ))}
      </p>
      {how ? <p className={styles.soft}>{words.layout(how)}</p> : null}
      {found.answersName === null ? null : <p className={styles.soft}>{words.answersFrom(found.answersName)}</p>}
      <OtherLayouts found={found} />
    </section>
  )
}
