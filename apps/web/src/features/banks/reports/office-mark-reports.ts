import type { Output } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { call, queryClient } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note, noteProblem } from '../../../office/office-note.tsx'
import { banksMessages } from '../office-messages.ts'

export type Report = Output<'GET /api/reports'>['items'][number]
type Change = { reportId: string; state: Report['state'] }

/** One after the other: what comes before a failure stays done, and the lists are read anew in any case. */
const setStates = async (changes: Change[], reply: string): Promise<void> => {
  try {
    for (const { reportId, state } of changes)
      await call('PUT /api/reports/:reportId/state', { params: { reportId }, body: { state, reply } })
  } finally {
    for (const route of ['GET /api/reports', 'GET /api/questions', 'GET /api/questions/:questionId', 'GET /api/banks'])
      void queryClient.invalidateQueries({ queryKey: [route] })
  }
}

/** Closes reports with what their reporters are told, and offers the way back to the states that they had. */
export const useMarkReports = () => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const marking = useMutation({
    mutationFn: ({ changes, reply }: { changes: Change[]; reply: string }) => setStates(changes, reply),
  })
  const mark = async (reports: Report[], state: Report['state'], reply = '') => {
    const before = reports.map((report) => ({ reportId: report.reportId, state: report.state }))
    try {
      await marking.mutateAsync({ changes: before.map(({ reportId }) => ({ reportId, state })), reply })
      note(words.markedAs(format.number(reports.length), words.reportStates[state]), () => setStates(before, ''))
    } catch (problem) {
      noteProblem(problem)
    }
  }
  return { mark, busy: marking.isPending }
}
