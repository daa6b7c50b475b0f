import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { CopyButton } from '../../office/copy-button.tsx'
import { Loaded } from '../../office/loaded.tsx'
import { officeMessages } from '../../office/messages.ts'
import { OfficePage } from '../../office/office-page.tsx'
import { useParams } from '../../router/params.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { organisationsMessages } from './office-messages.ts'
import styles from './office-organisations.module.css'
import { QrCode } from './office-qr-code.tsx'

/** A sheet for the wall: QR code, join code and address of one organisation. */
export const JoinCodePage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(organisationsMessages)
  const { organisationId } = useParams()
  const read = useQuery(apiQuery('GET /api/organisations', {}))
  return (
    <OfficePage
      title={words.joinCode}
      above={[{ to: '/office/organisations', name: office.organisations }]}
      actions={<Button onClick={() => print()}>{words.print}</Button>}
    >
      <Loaded read={read}>
        {({ items }) => {
          const found = items.find((item) => String(item.organisationId) === organisationId)
          if (!found) return <EmptyState title={office.noPage} />
          const link = `${location.origin}/join/${found.joinCode}`
          return (
            <div className={styles.sheet}>
              <h2>{found.name}</h2>
              <QrCode text={link} label={words.qr(found.name)} />
              <p className={styles.large}>{found.joinCode}</p>
              <p>{words.joinHow}</p>
              <p className={styles.link}>{link}</p>
              <CopyButton text={link} />
            </div>
          )
        }}
      </Loaded>
    </OfficePage>
  )
}
