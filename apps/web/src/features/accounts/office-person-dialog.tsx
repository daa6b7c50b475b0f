import { Modal } from '@mantine/core'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { peopleMessages } from './office-messages.ts'
import styles from './office-person.module.css'
import type { Person } from './office-person.ts'
import { PersonRoles } from './office-person-roles.tsx'
import { PersonStanding } from './office-person-standing.tsx'
import { RecoveryCode } from './office-recovery-code.tsx'

/** All that can be done about one person. Nobody changes their own rights. */
export const PersonDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(peopleMessages)
  const me = useSignedIn()
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={`${person.displayName} · ${person.username} · ${person.organisationName}`}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      {person.personId === me.personId ? (
        <p>{words.own}</p>
      ) : (
        <div className={styles.parts}>
          <PersonRoles person={person} />
          <RecoveryCode personId={person.personId} />
          <PersonStanding person={person} />
        </div>
      )}
    </Modal>
  )
}
