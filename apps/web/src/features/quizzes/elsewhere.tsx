import { useMessages } from '../../i18n/messages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { attemptMessages } from './attempt-messages.ts'
import styles from './quizzes.module.css'

/** The attempt goes on somewhere else: there, or here from now on. */
export const Elsewhere = ({ where, onTakeOver }: { where: 'device' | 'window'; onTakeOver: () => void }) => {
  const words = useMessages(attemptMessages)
  return (
    <div className={styles.column}>
      <PageHead title={where === 'device' ? words.elsewhere : words.elsewhereWindow} back="/quizzes" />
      <Card className={styles.stack}>
        <p>{words.elsewhereMend}</p>
        <Button look="next" large onClick={onTakeOver}>
          {words.takeOver}
        </Button>
        <ButtonLink to="/quizzes">{words.leave}</ButtonLink>
      </Card>
    </div>
  )
}
