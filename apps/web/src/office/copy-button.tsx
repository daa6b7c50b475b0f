import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { officeMessages } from './messages.ts'
import styles from './office-page.module.css'

/** Over plain http browsers have no clipboard for pages; the older command still works there. */
const copy = async (text: string): Promise<void> => {
  const { clipboard } = navigator as { clipboard?: Clipboard }
  if (clipboard) return clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

export const CopyButton = ({ text }: { text: string }) => {
  const words = useMessages(officeMessages)
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 3000)
    return () => clearTimeout(timer)
  }, [done])
  return (
    <Button
      className={styles.screenOnly}
      onClick={() =>
        void copy(text).then(
          () => setDone(true),
          () => {},
        )
      }
    >
      {done ? words.copied : words.copy}
    </Button>
  )
}
