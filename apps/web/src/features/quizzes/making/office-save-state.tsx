import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { navigate } from '../../../router/address.ts'
import { makingMessages } from './office-making-messages.ts'
import { type OfficeQuiz, readQuizzesAnew } from './office-quiz.ts'
import styles from './office-quizzes.module.css'
import type { Edited, Saving } from './use-draft.ts'

type Props = {
  quizId: string
  edited: Edited
  saving: Saving
  problem: unknown
  save: () => Promise<void>
  settle: (theirs: OfficeQuiz, keep: 'mine' | 'theirs') => void
}

/** Whether what is edited is on the server; where somebody else was quicker, what becomes of both. */
export const SaveState = ({ quizId, edited, saving, problem, save, settle }: Props) => {
  const words = useMessages(makingMessages)
  const settling = useMutation({
    mutationFn: async (keep: 'mine' | 'theirs' | 'copy') => {
      if (keep === 'copy') {
        const title = words.copyOf(edited.draft.title).slice(0, 120)
        const copy = await call('POST /api/office/quizzes', { body: { ...edited, draft: { ...edited.draft, title } } })
        settle(await call('GET /api/office/quizzes/:quizId', { params: { quizId } }), 'theirs')
        readQuizzesAnew()
        navigate(`/office/quizzes/${copy.quizId}`)
        return
      }
      settle(await call('GET /api/office/quizzes/:quizId', { params: { quizId } }), keep)
    },
  })
  if (saving === 'conflict')
    return (
      <div className={styles.conflict} role="alert">
        <p>
          <strong>{words.conflict}</strong>
        </p>
        <p>{words.conflictMend}</p>
        {settling.error ? <ApiProblem error={settling.error} /> : null}
        <Group gap="xs" mt="xs">
          <Button loading={settling.isPending} onClick={() => settling.mutate('theirs')}>
            {words.takeTheirs}
          </Button>
          <Button loading={settling.isPending} onClick={() => settling.mutate('copy')}>
            {words.keepBoth}
          </Button>
          <Button loading={settling.isPending} color="wrong" onClick={() => settling.mutate('mine')}>
            {words.keepMine}
          </Button>
        </Group>
      </div>
    )
  if (saving === 'failed') return <ApiProblem error={problem} safe={words.notSaved} retry={() => void save()} />
  return (
    <p className={styles.saved} role="status">
      {saving === 'saved' ? words.saved : words.savingNow}
    </p>
  )
}
