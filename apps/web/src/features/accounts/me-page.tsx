import { type ReactNode, useState } from 'react'
import { hasOffice, useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { BoardName } from './board-name.tsx'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { DeleteAccountDialog } from './delete-account-dialog.tsx'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'
import { ProfileForm } from './profile-form.tsx'
import { ScreenChoices } from './screen-choices.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.section}>
    <h2>{title}</h2>
    {children}
  </section>
)

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const Row = ({ to, icon, label }: { to: string; icon: IconName; label: string }) => (
  <li>
    <Link to={to} className={styles.row}>
      <Icon name={icon} />
      <span>{label}</span>
      <Icon name="forward" size={16} />
    </Link>
  </li>
)

export const MePage = () => {
  const words = useMessages(meMessages)
  const me = useSignedIn()
  const [open, setOpen] = useState<'password' | 'sign-out' | 'delete'>()
  const close = () => setOpen(undefined)
  const grants = me.roles.filter(({ role }) => role !== 'worker')
  return (
    <>
      <PageHead title={words.title} />
      <div className={styles.page}>
        <div className={styles.column}>
          <section className={styles.card}>
            <p className={styles.name}>{me.displayName}</p>
            <dl className={styles.facts}>
              <Fact name={words.username} value={me.username} />
              <Fact name={words.organisation} value={me.organisation.name} />
              {grants.length > 0 ? (
                <Fact
                  name={words.roles}
                  value={grants
                    .map(({ role, organisationName }) => words.grant(words.role[role], organisationName))
                    .join(' · ')}
                />
              ) : null}
            </dl>
          </section>
          <Section title={words.records}>
            <ul className={styles.rows}>
              <Row to="/practice/rounds" icon="practise" label={words.rounds} />
              <Row to="/attempts" icon="timer" label={words.attempts} />
              <Row to="/contributions" icon="plus" label={words.contributions} />
              {hasOffice(me) ? <Row to="/office" icon="office" label={words.office} /> : null}
            </ul>
          </Section>
          <Section title={words.profile}>
            <ProfileForm key={me.personId} />
          </Section>
        </div>
        <div className={styles.column}>
          <Section title={words.boardName}>
            <BoardName />
          </Section>
          <Section title={words.screen}>
            <ScreenChoices />
          </Section>
          <Section title={words.security}>
            <div className={styles.actions}>
              <Button onClick={() => setOpen('password')}>{words.changePassword}</Button>
              <Button onClick={() => setOpen('sign-out')}>{words.signOut}</Button>
              <Button look="quiet" onClick={() => setOpen('delete')}>
                {words.remove}
              </Button>
            </div>
          </Section>
        </div>
      </div>
      {open === 'password' ? <ChangePasswordDialog onClose={close} /> : null}
      {open === 'sign-out' ? <SignOutDialog onClose={close} /> : null}
      {open === 'delete' ? <DeleteAccountDialog onClose={close} /> : null}
    </>
  )
}
