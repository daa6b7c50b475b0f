import { CloseButton } from '@mantine/core'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { fileFault } from './office-file-fault.ts'
import { formatBytes } from './office-file-size.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'

type Props = { files: readonly File[]; onRemove: (file: File) => void }

/** What would be uploaded, and of each file why it cannot be. */
export const ChosenFiles = ({ files, onRemove }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const locale = useLocale()
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label={more.chosenFiles}>
      {files.map((file) => {
        const fault = fileFault(file, locale, words, more)
        return (
          <li key={`${file.name} ${file.size} ${file.lastModified}`} className={styles.file}>
            <span className={styles.chosen}>
              <strong>{file.name}</strong> · {formatBytes(locale, file.size)}
              {fault ? (
                <span className={styles.fault} role="alert">
                  {fault}
                </span>
              ) : null}
            </span>
            <CloseButton aria-label={more.removeFile(file.name)} onClick={() => onRemove(file)} />
          </li>
        )
      })}
    </ul>
  )
}
