import { Button, Group, NativeSelect, Progress, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { queryClient } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { navigate } from '../../router/address.ts'
import { shellMessages } from '../../shell/messages.ts'
import { AnswersField } from './office-answers-field.tsx'
import { FileField } from './office-file-field.tsx'
import { maximumFileBytes } from './office-file-size.ts'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'
import { uploadBank } from './office-upload.ts'

const cancelled = (error: unknown) => error instanceof Error && error.name === 'AbortError'

/** Sends the form's file, with what has gone so far; `stop` leaves it. */
const useUpload = () => {
  const [share, setShare] = useState(0)
  const stopping = useRef<AbortController>(undefined)
  const sending = useMutation({
    mutationFn: ({ fields, ...files }: { fields: Record<string, string>; file: File; answers: File | undefined }) => {
      stopping.current = new AbortController()
      setShare(0)
      return uploadBank(fields, files, setShare, stopping.current.signal)
    },
    onSuccess: ({ importId }) => {
      void queryClient.invalidateQueries({ queryKey: ['GET /api/banks/imports'] })
      navigate(`/office/imports/${importId}`)
    },
  })
  return { sending, share, stop: () => stopping.current?.abort() }
}

const LevelAndLanguage = ({
  level,
  language,
  set,
}: {
  level: string
  language: string
  set: (field: object) => void
}) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const shell = useMessages(shellMessages)
  return (
    <>
      <NativeSelect
        label={words.levelOfFile}
        value={level}
        onChange={(event) => set({ level: event.currentTarget.value })}
        data={[
          { value: '', label: office.noLevel },
          ...[5, 4, 3, 2, 1].map((value) => ({ value: String(value), label: shell.level(value) })),
        ]}
      />
      <NativeSelect
        label={words.languageOfFile}
        value={language}
        onChange={(event) => set({ language: event.currentTarget.value })}
        data={[
          { value: '', label: words.detectLanguage },
          ...Object.entries(office.languages).map(([value, label]) => ({ value, label })),
        ]}
      />
    </>
  )
}

export const UploadForm = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const format = useFormat()
  const trades = useTrades()
  const { sending, share, stop } = useUpload()
  const [file, setFile] = useState<File>()
  const [answers, setAnswers] = useState<File>()
  const [fields, setFields] = useState({ tradeCode: '', level: '', language: '', source: '' })
  const [tried, setTried] = useState(false)
  const set = (changes: object) => setFields((before) => ({ ...before, ...changes }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const fits = [file, answers].every((one) => one === undefined || one.size <= maximumFileBytes)
    if (file && fits && fields.tradeCode !== '') sending.mutate({ fields, file, answers })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <FileField file={file} fault={tried && !file ? words.fileMissing : undefined} onFile={setFile} />
      <div className={styles.fields}>
        <NativeSelect
          label={office.trade}
          value={fields.tradeCode}
          error={tried && fields.tradeCode === '' ? words.tradeMissing : undefined}
          onChange={(event) => set({ tradeCode: event.currentTarget.value })}
          data={[{ value: '', label: words.chooseTrade }, ...trades.options]}
        />
        <LevelAndLanguage level={fields.level} language={fields.language} set={set} />
        <TextInput
          label={`${words.sourceOfFile} (${office.optional})`}
          description={words.sourceHint}
          maxLength={500}
          value={fields.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <AnswersField file={answers} onFile={setAnswers} />
        {sending.isPending ? (
          <div>
            <p className="tabular" role="status">
              {words.uploading(format.percent(share))}
            </p>
            <Progress my="xs" value={share * 100} aria-label={words.uploading('')} />
            <Button onClick={stop}>{words.stopUpload}</Button>
          </div>
        ) : (
          <Group>
            <Button type="submit" variant="filled" color="next">
              {words.upload}
            </Button>
          </Group>
        )}
        {cancelled(sending.error) ? <p role="status">{words.uploadStopped}</p> : null}
        {sending.error && !cancelled(sending.error) ? <ApiProblem error={sending.error} /> : null}
      </div>
    </form>
  )
}
