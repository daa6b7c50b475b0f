import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { note } from '../../../office/office-note.tsx'
import { navigate } from '../../../router/address.ts'
import { Link } from '../../../router/link.tsx'
import rulesStyles from '../rules/office-rules.module.css'
import { officeRulesMessages } from '../rules/office-rules-messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { isEndless, type OfficeQuiz, readQuizzesAnew, totalsOf } from './office-quiz.ts'
import type { useCheck } from './use-check.ts'
import type { useDraft } from './use-draft.ts'

type Props = { quiz: OfficeQuiz; editor: ReturnType<typeof useDraft>; check: ReturnType<typeof useCheck> }
type Asked = 'publish' | 'discard' | 'archive' | 'restore'

/** What still stands in the way of publishing, in words. */
const useFaults = ({ editor: { edited }, check }: Props): string[] => {
  const words = useMessages(makingMessages)
  const format = useFormat()
  const { title, blueprint, rules } = edited.draft
  const { maximum } = totalsOf(blueprint.sections)
  const lacking = check.data?.cells.some(({ cause }) => cause !== null) ?? false
  return [
    ...(title.trim() === '' ? [words.faultTitle] : []),
    ...(blueprint.sections.length === 0 ? [words.faultSections] : []),
    ...(rules.passScore > maximum ? [words.faultPass(format.marks(rules.passScore), format.marks(maximum))] : []),
    ...(blueprint.sections.length > 0 && lacking ? [words.faultLacking] : []),
  ]
}

/** Publishing, and what else is done with a whole quiz. */
export const QuizActions = (props: Props) => {
  const { quiz, editor } = props
  const words = useMessages(makingMessages)
  const rulesWords = useMessages(officeRulesMessages)
  const format = useFormat()
  const [asked, setAsked] = useState<Asked>()
  const { quizId } = quiz
  const params = { quizId }
  const { draft } = editor.edited
  const faults = useFaults(props)
  const totals = totalsOf(draft.blueprint.sections)
  const isChanged = quiz.isChanged || editor.revision() !== quiz.revision || editor.saving !== 'saved'
  const readAnew = async () => {
    readQuizzesAnew()
    editor.settle(await call('GET /api/office/quizzes/:quizId', { params }), 'theirs')
  }
  const publish = async () => {
    await editor.save()
    await call('POST /api/office/quizzes/:quizId/publish', { params, body: { revision: editor.revision() } })
    await readAnew()
    note(words.published)
  }
  const discard = async () => {
    await editor.save()
    await call('DELETE /api/office/quizzes/:quizId/draft', { params, query: { revision: editor.revision() } })
    await readAnew()
  }
  const archive = async (archived: boolean) => {
    await call('PUT /api/office/quizzes/:quizId/archive', { params, body: { archived } })
    readQuizzesAnew()
  }
  const copy = async () => {
    await editor.save()
    const body = { title: words.copyOf(draft.title === '' ? words.untitled : draft.title).slice(0, 120) }
    const made = await call('POST /api/office/quizzes/:quizId/copy', { params, body })
    readQuizzesAnew()
    note(words.copied)
    navigate(`/office/quizzes/${made.quizId}`)
  }
  const close = () => setAsked(undefined)
  return (
    <>
      <Group gap="xs" mt="lg">
        <Button
          variant="filled"
          disabled={!isChanged || faults.length > 0 || editor.saving === 'conflict'}
          onClick={() => setAsked('publish')}
        >
          {quiz.published ? words.publishAgain : words.publish}
        </Button>
        <Button component={Link} to={`/office/quizzes/${quizId}/sample`}>
          {words.sample}
        </Button>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        {quiz.published && isChanged ? <Button onClick={() => setAsked('discard')}>{words.discard}</Button> : null}
        <Button onClick={() => setAsked(quiz.state === 'archived' ? 'restore' : 'archive')}>
          {quiz.state === 'archived' ? words.restore : words.archive}
        </Button>
      </Group>
      {isChanged && faults.length > 0 ? (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
      {asked === 'publish' ? (
        <Confirm title={words.publishTitle} confirm={words.publish} act={publish} onClose={close}>
          <p>
            {draft.title} · {words.paperLine(format.number(totals.questions), format.marks(totals.maximum))}
          </p>
          <p>{quiz.openings.length === 0 ? words.publishNoOpening : words.publishSays}</p>
          {quiz.published ? <p>{words.publishKeeps}</p> : null}
          {draft.rules.feedback === 'later' && isEndless(quiz) ? (
            <p className={rulesStyles.warning}>{rulesWords.endless}</p>
          ) : null}
        </Confirm>
      ) : null}
      {asked === 'discard' ? (
        <Confirm danger title={words.discardTitle} confirm={words.discard} act={discard} onClose={close}>
          <p>{words.discardSays}</p>
        </Confirm>
      ) : null}
      {asked === 'archive' || asked === 'restore' ? (
        <Confirm
          danger={asked === 'archive'}
          title={asked === 'archive' ? words.archiveTitle : words.restoreTitle}
          confirm={asked === 'archive' ? words.archive : words.restore}
          act={() => archive(asked === 'archive')}
          onClose={close}
        >
          <p>{asked === 'archive' ? words.archiveSays : words.restoreSays}</p>
        </Confirm>
      ) : null}
    </>
  )
}
