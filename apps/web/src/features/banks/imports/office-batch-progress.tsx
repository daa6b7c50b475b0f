import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { importMessages } from './office-import-messages.ts'

/** How far the commit of a batch is, while it is waited for: thousands of questions take some seconds. */
export const BatchProgress = ({ batchId }: { batchId: string }) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const { data } = useQuery({
    ...apiQuery('GET /api/banks/import-batches/:batchId', { params: { batchId } }),
    refetchInterval: 1_000,
  })
  const going = (data?.files ?? []).filter(({ state }) => state === 'ready')
  const share = going.reduce((sum, { progress }) => sum + (progress?.share ?? 0), 0) / Math.max(1, going.length)
  return (
    <div>
      <Progress mt="md" value={100 * share} animated aria-label={more.stages.committing} />
      <p role="status" className="tabular">
        {more.stages.committing} {format.percent(share)}
      </p>
    </div>
  )
}
