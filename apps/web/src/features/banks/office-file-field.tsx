import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { formatBytes, maximumFileBytes, maximumFileMegabytes } from './office-file-size.ts'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'

type Props = { file: File | undefined; fault: string | undefined; onFile: (file: File) => void }

/** A file by choice or by drop; too large a one is refused here, before anything is sent. */
export const FileField = ({ file, fault, onFile }: Props) => {
  const words = useMessages(banksMessages)
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const id = useId()
  const large = file !== undefined && file.size > maximumFileBytes
  const said = large ? words.fileTooLarge(formatBytes(locale, file.size), maximumFileMegabytes) : fault
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onFile(dropped)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for the pointer; the button is there for everybody.
    <div
      className={over ? styles.dropOver : styles.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className={styles.label}>
        {words.file}
      </label>
      <p>
        {words.dropFile} <Button onClick={() => input.current?.click()}>{words.chooseFile}</Button>
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept=".xlsx,.xls,.csv,.tsv,.docx,.txt,.json,.gift,.xml,.zip"
        aria-describedby={`${id}-kinds`}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen) onFile(chosen)
          event.currentTarget.value = ''
        }}
      />
      <p id={`${id}-kinds`} className={styles.soft}>
        {words.fileKinds(maximumFileMegabytes)}
      </p>
      {file ? (
        <p className={styles.chosen}>
          <strong>{file.name}</strong> · {formatBytes(locale, file.size)}
        </p>
      ) : null}
      {said ? (
        <p className={styles.fault} role="alert">
          {said}
        </p>
      ) : null}
    </div>
  )
}
