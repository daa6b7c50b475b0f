import { Button } from '@mantine/core'
import { useId, useRef } from 'react'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { formatBytes, maximumFileBytes, maximumFileMegabytes } from './office-file-size.ts'
import styles from './office-imports.module.css'

type Props = { file: File | undefined; onFile: (file: File | undefined) => void }

/** The second file of a pair: questions in one, answers in the other. */
export const AnswersField = ({ file, onFile }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <div className={styles.answers}>
      <label htmlFor={id} className={styles.label}>
        {words.answersFile} ({office.optional})
      </label>
      <p className={styles.soft} id={`${id}-hint`}>
        {words.answersHint}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept=".txt,.docx,.csv,.xlsx"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {file ? (
        <p className={styles.chosen}>
          <strong>{file.name}</strong> · {formatBytes(locale, file.size)}
        </p>
      ) : null}
      {/* One button for both, so that the focus stays on it. */}
      <Button onClick={() => (file ? onFile(undefined) : input.current?.click())}>
        {file ? words.removeAnswers : words.chooseAnswers}
      </Button>
      {file && file.size > maximumFileBytes ? (
        <p className={styles.fault} role="alert">
          {words.fileTooLarge(formatBytes(locale, file.size), maximumFileMegabytes)}
        </p>
      ) : null}
    </div>
  )
}
