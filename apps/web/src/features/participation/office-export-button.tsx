import type { Input } from '@lianbing/contract/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { note, noteProblem } from '../../office/office-note.tsx'
import { saveFile } from '../../office/save-file.ts'
import type { Report } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'

type Query = NonNullable<Input<'GET /api/participation/overview'>['query']>

/** What the page shows, as a workbook in the page's language. */
export const ExportButton = ({ query, report }: { query: Query; report: Report }) => {
  const words = useMessages(participationMessages)
  const locale = useLocale()
  const exporting = useMutation({
    mutationFn: () => call('GET /api/participation/overview.xlsx', { query: { ...query, locale } }),
    onSuccess: (file) => {
      saveFile(file, words.fileName(report.organisation.name, report.from, report.to))
      note(words.exported)
    },
    onError: noteProblem,
  })
  return (
    <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
      {exporting.isPending ? words.exporting : words.export}
    </Button>
  )
}
