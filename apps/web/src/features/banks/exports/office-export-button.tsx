import { Button, Group, Modal, Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { saveFile } from '../../../office/save-file.ts'
import type { questionFilter } from '../office-question-filter.ts'
import styles from './office-export.module.css'
import { type Exported, exportQuestions } from './office-export.ts'
import { exportMessages } from './office-export-messages.ts'

type Filter = ReturnType<typeof questionFilter>
type Format = Parameters<typeof exportQuestions>[0]['format']

const LeftOut = ({ leftOut }: Pick<Exported, 'leftOut'>) => {
  const words = useMessages(exportMessages)
  const format = useFormat()
  const losses: Record<string, string> = words.losses
  const nameOf = (code: string) =>
    code.startsWith('fields.') ? words.fieldLost(words.fields[code.slice(7)] ?? code.slice(7)) : (losses[code] ?? code)
  const list = Object.entries(leftOut).sort(([, one], [, other]) => other - one)
  return (
    <div role="status" className={styles.result}>
      <p>{words.done}</p>
      {list.length === 0 ? (
        <p>{words.complete}</p>
      ) : (
        <>
          <h3>{words.leftOut}</h3>
          <ul>
            {list.map(([code, count]) => (
              <li key={code}>
                {nameOf(code)} <span className="tabular">({words.questions(format.number(count))})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const ExportDialog = ({
  filter,
  total,
  onClose,
}: {
  filter: Filter
  total: number | undefined
  onClose: () => void
}) => {
  const office = useMessages(officeMessages)
  const words = useMessages(exportMessages)
  const format = useFormat()
  const locale = useLocale()
  const [chosen, setChosen] = useState<Format>('json')
  const writing = useMutation({
    mutationFn: () => exportQuestions({ ...filter, format: chosen, locale }),
    onSuccess: ({ file, fileName }) => saveFile(file, fileName),
  })
  const choose = (value: string) => {
    setChosen(value as Format)
    writing.reset()
  }
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg" closeButtonProps={{ 'aria-label': office.close }}>
      <p>{total === undefined ? words.whatAll : words.what(format.number(total))}</p>
      <Radio.Group label={words.format} value={chosen} onChange={choose}>
        <div className={styles.formats}>
          {Object.entries(words.formats).map(([value, [name, holds]]) => (
            <Radio key={value} value={value} label={name} description={holds} />
          ))}
        </div>
      </Radio.Group>
      {writing.error ? <ApiProblem error={writing.error} retry={() => writing.mutate()} /> : null}
      {writing.data ? <LeftOut leftOut={writing.data.leftOut} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{office.close}</Button>
        <Button variant="filled" loading={writing.isPending} onClick={() => writing.mutate()} data-autofocus>
          {writing.isPending ? words.writing : words.write}
        </Button>
      </Group>
    </Modal>
  )
}

/** Opens the choice of a format for the questions that a search shows. */
export const ExportQuestionsButton = (props: { filter: Filter; total: number | undefined }) => {
  const words = useMessages(exportMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.export}</Button>
      {open ? <ExportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
