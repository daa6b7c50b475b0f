import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { CopyButton } from '../../office/copy-button.tsx'
import { peopleMessages } from './office-messages.ts'
import styles from './office-person.module.css'

/** A one-time code for a forgotten password; it is kept nowhere, so that closing the dialog forgets it. */
export const RecoveryCode = ({ personId }: { personId: string }) => {
  const words = useMessages(peopleMessages)
  const format = useFormat()
  const making = useMutation({
    mutationFn: () => call('POST /api/accounts/:personId/recovery-codes', { params: { personId } }),
    gcTime: 0,
  })
  return (
    <section>
      <h3>{words.recovery}</h3>
      {making.data ? (
        <div role="status">
          <Group>
            <span className={styles.code}>{making.data.code}</span>
            <CopyButton text={making.data.code} />
          </Group>
          <p>{words.codeOnce}</p>
          <p className={styles.soft}>{words.codeUntil(format.moment(making.data.expiresAt))}</p>
        </div>
      ) : (
        <>
          <p className={styles.soft}>{words.recoveryWhat}</p>
          <Button mt={6} loading={making.isPending} onClick={() => making.mutate()}>
            {words.makeCode}
          </Button>
        </>
      )}
      {making.error ? <ApiProblem error={making.error} /> : null}
    </section>
  )
}
