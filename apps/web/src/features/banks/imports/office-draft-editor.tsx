import type { QuestionDraft } from '@lianbing/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { banksMessages } from '../office-messages.ts'
import { QuestionPreview } from '../office-question-preview.tsx'
import { careMessages } from '../review/office-care-messages.ts'
import { EditForm, faultsOf } from '../review/office-edit-form.tsx'
import { formOfText, type QuestionForm, textOfForm } from '../review/office-question-form.ts'
import { readImportAnew } from './office-change-drafts.ts'
import styles from './office-draft.module.css'
import { DraftProblems } from './office-draft-problems.tsx'
import type { ImportDraft } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'
import { placeText } from './office-place-text.ts'
import { formOfSource } from './office-source-draft.ts'
import { SourceText } from './office-source-text.tsx'

const route = 'PUT /api/banks/imports/:importId/drafts/:n'

type Props = { importId: string; row: ImportDraft; language: QuestionForm['language']; onClose: () => void }

const start = ({ draft, sourceText }: ImportDraft, language: QuestionForm['language']): QuestionForm =>
  draft ? formOfText(draft) : formOfSource(sourceText, language)

/** A question of a file is mended, or written where nothing could be read, with what the file says beside it. */
export const DraftEditor = ({ importId, row, language, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const care = useMessages(careMessages)
  const more = useMessages(importMessages)
  const [form, setForm] = useState(() => start(row, language))
  const [changed, setChanged] = useState(false)
  const [tried, setTried] = useState(false)
  const text = useMemo(() => textOfForm(form), [form])
  const put = async (draft: QuestionDraft) => {
    await call(route, { params: { importId, n: row.n }, body: { draft } })
    await readImportAnew(importId)
  }
  const saving = useMutation({
    mutationFn: async () => {
      const { key, ...rest } = text
      if (key === null) return
      await put({ ...rest, key, reviewer: row.draft?.reviewer ?? null, group: row.draft?.group ?? null })
    },
    onSuccess: () => {
      const before = row.draft
      note(before ? more.edited : more.written, before ? () => put(before) : undefined)
      onClose()
    },
  })
  const faults = tried ? faultsOf(form) : []
  const save = () => {
    setTried(true)
    if (faultsOf(form).length === 0) saving.mutate()
  }
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      closeOnEscape={!changed}
      title={`${row.draft ? more.edit : more.write} · ${placeText(words, row.at)}`}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <div className={styles.editor}>
        <div>
          <EditForm
            form={form}
            change={(part) => {
              setChanged(true)
              setForm((before) => ({ ...before, ...part }))
            }}
            showFaults={tried}
          />
          {faults.length > 0 ? (
            <p role="alert" className={styles.wrong}>
              {care.faultsLeft(faults.length)}
            </p>
          ) : null}
          {saving.error ? <ApiProblem error={saving.error} retry={() => saving.mutate()} /> : null}
          <Group justify="flex-end" mt="md">
            <Button onClick={onClose}>{office.cancel}</Button>
            <Button variant="filled" loading={saving.isPending} onClick={save}>
              {more.keep}
            </Button>
          </Group>
        </div>
        <div className={styles.beside}>
          <SourceText text={row.sourceText} />
          <DraftProblems row={row} />
          <QuestionPreview content={{ ...text, reviewer: null }} answer={text} label={words.asWorkersSee} />
        </div>
      </div>
    </Modal>
  )
}
