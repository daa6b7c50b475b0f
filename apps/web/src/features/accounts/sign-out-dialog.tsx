import { useMutation, useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../api/problem-note.tsx'
import { endSession, useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { countKept } from '../../outbox/answer-store.ts'
import { navigate } from '../../router/address.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'

export const SignOutDialog = ({ onClose }: { onClose: () => void }) => {
  const words = useMessages(meMessages)
  const shell = useMessages(shellMessages)
  const { personId } = useSignedIn()
  const { data: waiting = 0 } = useQuery({
    queryKey: ['waiting answers', personId],
    queryFn: () => countKept(personId),
    staleTime: 0,
    gcTime: 0,
  })
  const signOut = useMutation({
    mutationFn: (everywhere: boolean) => endSession(everywhere),
    onSuccess: () => navigate('/sign-in', { replace: true }),
  })
  return (
    <Dialog title={words.signOut} closeLabel={shell.close} onClose={onClose}>
      {waiting > 0 ? (
        <div className={styles.warning}>
          <p>
            <Icon name="waiting" /> <strong>{words.waiting(waiting)}</strong>
          </p>
          <p>{words.waitingMend}</p>
        </div>
      ) : (
        <p>{words.signOutLead}</p>
      )}
      {signOut.error ? <ApiProblem error={signOut.error} /> : null}
      <div className={styles.form}>
        <Button wide large look="steel" busy={signOut.isPending} onClick={() => signOut.mutate(false)}>
          {words.signOutHere}
        </Button>
        <Button wide large busy={signOut.isPending} onClick={() => signOut.mutate(true)}>
          {words.signOutEverywhere}
        </Button>
      </div>
      <p className={styles.soft}>{words.signOutEverywhereLead}</p>
    </Dialog>
  )
}
