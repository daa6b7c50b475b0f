import { Button, Group } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { banksMessages } from '../office-messages.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { UploadList } from './office-upload-list.tsx'
import type { useUploads } from './office-uploads.ts'

type Props = { uploads: ReturnType<typeof useUploads>; again: () => void; others: () => void }

/** In place of the form, while the files are on their way and after it. */
export const SentFiles = ({ uploads, again, others }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const { rows, sending } = uploads
  const first = rows.find(({ importId }) => importId !== undefined)
  const left = rows.some(({ state }) => state === 'failed' || state === 'stopped')
  return (
    <section className={styles.sending}>
      <div className={styles.fields}>
        <UploadList rows={rows} />
        {rows.some(({ state }) => state === 'stopped') ? <p role="status">{words.uploadStopped}</p> : null}
        <Group>
          {sending ? <Button onClick={uploads.stop}>{words.stopUpload}</Button> : null}
          {first && !sending ? (
            <Button component={Link} to={`/office/imports/${first.importId}`} variant="filled" color="next">
              {more.lookAll}
            </Button>
          ) : null}
          {left && !sending ? <Button onClick={again}>{more.again}</Button> : null}
          {sending ? null : <Button onClick={others}>{more.others}</Button>}
        </Group>
      </div>
    </section>
  )
}
