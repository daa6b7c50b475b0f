import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMe } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { useParams } from '../../router/params.ts'
import { shellMessages } from '../../shell/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { entranceMessages } from './entrance-messages.ts'
import { RegisterForm } from './register-form.tsx'

/** Opened by the link or QR code of an organisation. */
export const RegisterPage = () => {
  const words = useMessages(entranceMessages)
  const shell = useMessages(shellMessages)
  const { joinCode = '' } = useParams()
  const { data: me } = useMe()
  const joined = useQuery({ ...apiQuery('GET /api/join-codes/:joinCode', { params: { joinCode } }), enabled: !me })
  if (me)
    return (
      <Entrance title={words.register}>
        <EmptyState title={words.signedInAlready(me.displayName)}>
          <p>{words.signedInMend}</p>
          <ButtonLink to="/" look="next">
            {shell.toHome}
          </ButtonLink>
        </EmptyState>
      </Entrance>
    )
  return (
    <Entrance title={words.register}>
      {joined.data ? (
        <>
          <Card>
            <dl className={styles.joining}>
              <dt>{words.joining}</dt>
              <dd className={styles.organisation}>{joined.data.organisation}</dd>
              {joined.data.above.length > 0 ? (
                <>
                  <dt>{words.within}</dt>
                  <dd>{joined.data.above.join(' › ')}</dd>
                </>
              ) : null}
            </dl>
          </Card>
          <RegisterForm joinCode={joined.data.joinCode} organisation={joined.data.organisation} />
        </>
      ) : joined.error ? (
        <ApiProblem error={joined.error} retry={() => void joined.refetch()} />
      ) : (
        <Skeleton rows={['tall', '30%', 'tall', '30%', 'tall', '30%', 'tall']} />
      )}
      <nav className={styles.links} aria-label={words.otherCode}>
        <Link to="/join">{words.otherCode}</Link>
        <Link to="/sign-in">{words.haveAccount}</Link>
      </nav>
    </Entrance>
  )
}
