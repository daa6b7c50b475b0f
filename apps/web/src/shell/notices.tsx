import { staleStore } from '../api/client.ts'
import { refusesStore } from '../api/device-storage.ts'
import { useMessages } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from '../ui/notes.module.css'
import { useStore } from '../ui/store.ts'
import { shellMessages } from './messages.ts'
import { useOnline } from './use-online.ts'

/** What is true of the whole page: no network, or a newer version on the server. Without answers, `offline` says what is safe. */
export const Notices = ({ offline }: { offline?: string }) => {
  const words = useMessages(shellMessages)
  const online = useOnline()
  const stale = useStore(staleStore)
  const refuses = useStore(refusesStore)
  return (
    <>
      <div role="status">
        {online ? null : (
          <p className={styles.banner}>
            <Icon name="offline" /> {offline ?? (refuses ? words.offlineNotKept : words.offline)}
          </p>
        )}
      </div>
      {stale ? (
        <div className={styles.banner} role="status">
          {words.newVersion} <Button onClick={() => location.reload()}>{words.reload}</Button>
        </div>
      ) : null}
    </>
  )
}
