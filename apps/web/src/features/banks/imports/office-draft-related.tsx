import type { QuestionDraft } from '@lianbing/contract'
import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { noteProblem } from '../../../office/office-note.tsx'
import { Link } from '../../../router/link.tsx'
import { keyText } from '../../questions/key-text.ts'
import { questionMessages } from '../../questions/messages.ts'
import { banksMessages } from '../office-messages.ts'
import type { OfficeQuestion } from '../office-question.ts'
import { QuestionPreview } from '../office-question-preview.tsx'
import { shownQuestion } from '../office-shown-question.ts'
import { Changes } from '../review/office-changes.tsx'
import { changeDrafts } from './office-change-drafts.ts'
import styles from './office-draft.module.css'
import type { ImportDraft } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'

const Keys = ({ draft, old }: { draft: QuestionDraft; old: OfficeQuestion }) => {
  const more = useMessages(importMessages)
  const texts = useMessages(questionMessages)
  const words = useMessages(banksMessages)
  const key = old.keys[0]?.key
  return (
    <dl className={styles.keys}>
      <dt>{more.keyOfBank}</dt>
      <dd>{key ? keyText(shownQuestion(old.content), key, texts) : words.noKey}</dd>
      <dt>{more.keyOfFile}</dt>
      <dd>{keyText(shownQuestion(draft), draft.key, texts)}</dd>
    </dl>
  )
}

type Props = { importId: string; row: ImportDraft; draft: QuestionDraft; relatedId: string; open: boolean }

const Replaces = ({ importId, row }: Pick<Props, 'importId' | 'row'>) => {
  const more = useMessages(importMessages)
  const [busy, setBusy] = useState(false)
  const set = async (replaces: boolean) => {
    setBusy(true)
    await changeDrafts(importId, { which: { ns: [row.n] }, replaces }).catch(noteProblem)
    setBusy(false)
  }
  return (
    <Checkbox
      label={more.replaces}
      description={more.replacesHint}
      checked={row.replaces}
      disabled={busy}
      onChange={(event) => void set(event.currentTarget.checked)}
    />
  )
}

/** The question of the bank that this one is, or is like. */
export const DraftRelated = ({ importId, row, draft, relatedId, open }: Props) => {
  const more = useMessages(importMessages)
  const texts = useMessages(importMessages)
  const read = useQuery(apiQuery('GET /api/questions/:questionId', { params: { questionId: relatedId } }))
  const { relation } = row
  if (relation === null) return null
  return (
    <section className={styles.related}>
      <h3>{texts.relations[relation]}</h3>
      <p className={styles.soft}>{more.relationHelp[relation]}</p>
      <Loaded read={read}>
        {(old) => (
          <>
            {relation === 'other-key' ? <Keys draft={draft} old={old} /> : null}
            {open && relation !== 'same' && relation !== 'other-key' ? (
              <Replaces importId={importId} row={row} />
            ) : null}
            {relation === 'same' || relation === 'other-key' ? null : (
              <>
                <h4>{more.differs}</h4>
                <Changes before={versionOf(old)} after={{ ...draft, content: draft }} />
              </>
            )}
            {relation === 'same' ? null : (
              <div className={styles.pair}>
                <QuestionPreview key={old.questionId} content={old.content} answer={withKey(old)} label={more.inBank} />
              </div>
            )}
            <Link to={`/office/questions/${relatedId}`}>{more.openOld}</Link>
          </>
        )}
      </Loaded>
    </section>
  )
}

const versionOf = ({ content, keys: [now] }: OfficeQuestion) => ({
  content,
  key: now?.key ?? null,
  explanation: now?.explanation ?? [],
})

const withKey = ({ keys: [now] }: OfficeQuestion) =>
  now && now.key !== null ? { key: now.key, explanation: now.explanation } : undefined
