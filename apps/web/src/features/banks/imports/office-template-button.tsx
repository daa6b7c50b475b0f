import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { noteProblem } from '../../../office/office-note.tsx'
import { saveFile } from '../../../office/save-file.ts'
import { exportMessages } from '../exports/office-export-messages.ts'

const fileNames = { 'zh-CN': '导入模板.xlsx', en: 'import-template.xlsx' } as const

/** The sheet to fill in and import, in the page's language. */
export const TemplateButton = () => {
  const words = useMessages(exportMessages)
  const locale = useLocale()
  const loading = useMutation({
    mutationFn: () => call('GET /api/banks/import-template', { query: { language: locale } }),
    onSuccess: (file) => saveFile(file, fileNames[locale]),
    onError: noteProblem,
  })
  return (
    <Button loading={loading.isPending} onClick={() => loading.mutate()}>
      {words.template}
    </Button>
  )
}
