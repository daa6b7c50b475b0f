import { Button, Group, Modal, Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { saveFile } from '../../../office/save-file.ts'
import styles from './office-export.module.css'
import { exportQuestions, type Selection } from './office-export.ts'
import { exportMessages } from './office-export-messages.ts'
import { ExportProgress } from './office-export-progress.tsx'
import { ExportResult } from './office-export-result.tsx'

type Format = Parameters<typeof exportQuestions>[0]['format']
/** The questions to export; `total`: how many they are, where that is known. */
export type ExportProps = { selection: Selection; total: number | undefined }

const isCancelled = (error: unknown) => error instanceof Error && error.name === 'AbortError'

export const ExportDialog = ({ selection, total, onClose }: ExportProps & { onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(exportMessages)
  const format = useFormat()
  const locale = useLocale()
  const [chosen, setChosen] = useState<Format>('json')
  const [progress, setProgress] = useState<{ taken: number; written: number }>()
  const stop = useRef(new AbortController())
  const writing = useMutation({
    mutationFn: () => {
      stop.current = new AbortController()
      setProgress(undefined)
      const { signal } = stop.current
      return exportQuestions({ selection, format: chosen, locale }, { signal, onProgress: setProgress })
    },
    onSuccess: ({ file, fileName }) => saveFile(file, fileName),
  })
  useEffect(() => () => stop.current.abort(), [])
  const choose = (value: string) => {
    setChosen(value as Format)
    writing.reset()
  }
  const byIds = 'questionIds' in selection
  const what = byIds ? words.whatTicked : words.what
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg" closeButtonProps={{ 'aria-label': office.close }}>
      <p>{total === undefined ? words.whatAll : what(format.number(total))}</p>
      <Radio.Group label={words.format} value={chosen} onChange={choose}>
        <div className={styles.formats}>
          {Object.entries(words.formats).map(([value, [name, holds]]) => (
            <Radio key={value} value={value} label={name} description={holds} disabled={writing.isPending} />
          ))}
        </div>
      </Radio.Group>
      {writing.isPending && progress ? <ExportProgress {...progress} total={total} /> : null}
      {isCancelled(writing.error) ? <p role="status">{words.cancelled}</p> : null}
      {writing.error && !isCancelled(writing.error) ? (
        <ApiProblem error={writing.error} retry={() => writing.mutate()} />
      ) : null}
      {writing.data ? <ExportResult {...writing.data} /> : null}
      <Group justify="flex-end" mt="lg">
        {writing.isPending ? (
          <Button onClick={() => stop.current.abort()}>{words.cancel}</Button>
        ) : (
          <Button onClick={onClose}>{office.close}</Button>
        )}
        <Button variant="filled" loading={writing.isPending} onClick={() => writing.mutate()} data-autofocus>
          {writing.isPending ? words.writing : words.write}
        </Button>
      </Group>
    </Modal>
  )
}
