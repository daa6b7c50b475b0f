import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { navigate } from '../../../router/address.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { AnswersField } from './office-answers-field.tsx'
import { ChosenFiles } from './office-chosen-files.tsx'
import { fileFault } from './office-file-fault.ts'
import { maximumFileBytes } from './office-file-size.ts'
import { FilesField } from './office-files-field.tsx'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { SentFiles } from './office-sent-files.tsx'
import { useUploads } from './office-uploads.ts'

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

const isSame = (one: File) => (other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified

/** Files, what is said of all of them, and, where one file is alone, the file of its answers. */
export const UploadForm = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const locale = useLocale()
  const trades = useTrades()
  const uploads = useUploads()
  const [files, setFiles] = useState<File[]>([])
  const [answers, setAnswers] = useState<File>()
  const [fields, setFields] = useState({ tradeCode: '', level: '', language: '', source: '' })
  const [tried, setTried] = useState(false)
  const set = (changes: object) => setFields((before) => ({ ...before, ...changes }))
  const add = (chosen: File[]) =>
    setFiles((before) => [...before, ...chosen.filter((one) => !before.some(isSame(one)))])
  const fit = files.filter((file) => fileFault(file, locale, words, more) === undefined)
  const second = files.length === 1 ? answers : undefined
  const arrived = (ids: string[]) => {
    // Of several, each is followed on the page; of one alone there is nothing else to see.
    if (fit.length === 1 && ids[0] !== undefined) navigate(`/office/imports/${ids[0]}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fit.length === 0 || fields.tradeCode === '' || (second && second.size > maximumFileBytes)) return
    void uploads.start(fit, fields, second).then(arrived)
  }
  if (uploads.rows.length > 0)
    return (
      <SentFiles
        uploads={uploads}
        again={() => void uploads.again(fields, second).then(arrived)}
        others={() => {
          uploads.forget()
          setFiles([])
          setAnswers(undefined)
          setTried(false)
        }}
      />
    )
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <FilesField fault={tried && fit.length === 0 ? words.fileMissing : undefined} onFiles={add} />
        <ChosenFiles files={files} onRemove={(file) => setFiles(files.filter((one) => one !== file))} />
      </div>
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
        {files.length > 1 ? null : <AnswersField file={answers} onFile={setAnswers} />}
        <Group>
          <Button type="submit" variant="filled" color="next">
            {fit.length > 1 ? more.upload(format.number(fit.length)) : words.upload}
          </Button>
        </Group>
      </div>
    </form>
  )
}
