import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { maximumFileMegabytes } from './office-file-size.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'

type Props = { fault: string | undefined; onFiles: (files: File[]) => void }

/** Files by choice or by drop. */
export const FilesField = ({ fault, onFiles }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const id = useId()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
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
        {more.dropFiles} <Button onClick={() => input.current?.click()}>{words.chooseFile}</Button>
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        accept=".xlsx,.xls,.csv,.tsv,.docx,.txt,.json,.gift,.xml,.zip"
        aria-describedby={`${id}-kinds`}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          if (chosen.length > 0) onFiles(chosen)
          event.currentTarget.value = ''
        }}
      />
      <p id={`${id}-kinds`} className={styles.soft}>
        {words.fileKinds(maximumFileMegabytes)}
      </p>
      <p className={styles.soft}>{more.together}</p>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  )
}
