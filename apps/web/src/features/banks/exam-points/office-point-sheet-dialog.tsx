import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { saveFile } from '../../../office/save-file.ts'
import { SheetDialog } from '../../../office/sheet-dialog.tsx'
import { readPointsAnew } from './office-exam-point-dialog.tsx'
import { pointSheetMessages } from './office-point-sheet-messages.ts'
import { type PointSheet, PointSheetPreview } from './office-point-sheet-preview.tsx'

const itemsOf = ({ items }: PointSheet) =>
  items.map(({ at, depth, name, code, weight, importance }) => ({ at, depth, name, code, weight, importance }))

const Template = () => {
  const words = useMessages(pointSheetMessages)
  const locale = useLocale()
  const template = useMutation({
    mutationFn: () => call('GET /api/exam-points/template', { query: { language: locale } }),
    onSuccess: (file) => saveFile(file, words.templateName),
    onError: noteProblem,
  })
  return (
    <Button loading={template.isPending} onClick={() => template.mutate()}>
      {words.template}
    </Button>
  )
}

/** Exam points of a trade from a sheet. */
export const PointSheetDialog = ({ tradeCode, onClose }: { tradeCode: string; onClose: () => void }) => {
  const words = useMessages(pointSheetMessages)
  const format = useFormat()
  return (
    <SheetDialog<PointSheet>
      title={words.title}
      lead={words.lead}
      beside={<Template />}
      fields={{ tradeCode }}
      read={(body) => call('POST /api/exam-points/sheet', { body })}
      preview={(sheet) => <PointSheetPreview {...sheet} />}
      apply={({ items }) => {
        const acts = items.filter(({ act }) => act !== 'same').length
        return acts === 0 ? undefined : words.apply(format.number(acts))
      }}
      nothing={words.nothing}
      commit={async (sheet) => {
        const body = { tradeCode, items: itemsOf(sheet) }
        const { added, changed, placed } = await call('PUT /api/exam-points/sheet', { body })
        readPointsAnew()
        const done = words.done(format.number(added), format.number(changed))
        note(placed === 0 ? done : `${done}${words.placed(format.number(placed))}`)
      }}
      onClose={onClose}
    />
  )
}
