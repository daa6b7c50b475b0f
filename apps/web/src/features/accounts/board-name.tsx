import { maskName } from '@lianbing/scoring'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import styles from './me.module.css'
import { meMessages } from './me-messages.ts'
import { useSaveProfile } from './use-save-profile.ts'

/** What others read on the rankings, shown on the person's own name. */
export const BoardName = () => {
  const words = useMessages(meMessages)
  const { boardVisibility, displayName } = useSignedIn()
  const save = useSaveProfile()
  // iOS before 14.5 cannot cut a name into letters; there the choice stands without its example.
  const example = 'Segmenter' in Intl ? { note: maskName(displayName) } : {}
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{words.boardNameLead}</p>
      <ChoiceRow
        label={words.boardName}
        hideLabel
        value={save.isPending ? (save.variables.boardVisibility ?? boardVisibility) : boardVisibility}
        choices={[
          { value: 'masked' as const, label: words.masked, ...example },
          { value: 'full' as const, label: words.full, note: displayName },
        ]}
        onChoose={(value) => save.mutate({ boardVisibility: value })}
      />
      {save.error ? <ApiProblem error={save.error} /> : null}
    </div>
  )
}
