import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { openAnswerStore } from '../../outbox/answer-store.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import styles from './end.module.css'
import { endMessages } from './end-messages.ts'

const lookMs = 2_000

type Props = { attemptId: string; where: 'device' | 'window'; onTakeOver: () => void }

/** The attempt goes on somewhere else: there, or here from now on. */
export const Elsewhere = ({ attemptId, where, onTakeOver }: Props) => {
  const words = useMessages(endMessages)
  const { personId } = useSignedIn()
  const { data: waiting = 0 } = useQuery({
    queryKey: ['waiting answers', personId, attemptId],
    queryFn: async () => (await openAnswerStore(personId, attemptId).load()).kept.length,
    // The other window sends them, too.
    refetchInterval: lookMs,
    gcTime: 0,
  })
  return (
    <div className={styles.column}>
      <PageHead title={where === 'device' ? words.elsewhere : words.elsewhereWindow} back="/quizzes" />
      <Card className={styles.stack}>
        <p>{words.elsewhereMend}</p>
        {waiting > 0 ? (
          <p className={styles.note} role="status">
            {where === 'device' ? words.elsewhereWaiting(waiting) : words.elsewhereWindowWaiting(waiting)}
          </p>
        ) : null}
        <Button look="next" large onClick={onTakeOver}>
          {words.takeOver}
        </Button>
        <ButtonLink to="/quizzes">{words.leave}</ButtonLink>
      </Card>
    </div>
  )
}
