import { Button, Group, Progress, Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { note } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { Link } from '../../../router/link.tsx'
import { useParams } from '../../../router/params.ts'
import { BlockedQuizzes } from './office-remark-blocked.tsx'
import { RemarkAttempts, RemarkPlaces, readyPollMs } from './office-remark-lists.tsx'
import { remarkMessages } from './office-remark-messages.ts'
import { RemarkVersions } from './office-remark-versions.tsx'
import { type Remark, RemarkWhat } from './office-remark-what.tsx'

const pollMs = 1_000
const isAtWork = (remark: Remark | undefined) => remark?.state === 'counting' || remark?.state === 'running'
const refresh = () => {
  for (const route of ['GET /api/remarks', 'GET /api/remarks/:remarkId', 'GET /api/questions/:questionId'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

const Figures = ({ remark: { figures, outcome } }: { remark: Remark }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  if (figures === null) return null
  const rows = [
    [words.asked, 'asked'],
    [words.changed, 'changed'],
    [words.gained, 'passesGained'],
    [words.lost, 'passesLost'],
    [words.ranks, 'ranks'],
  ] as const
  const isSame = outcome !== null && rows.every(([, name]) => outcome[name] === figures[name])
  return (
    <section>
      <h2>{outcome === null ? words.figures : words.outcome}</h2>
      <DataTable
        caption={words.figures}
        head={
          <>
            <Table.Th />
            <FigureHead>{words.foreseen}</FigureHead>
            {outcome === null ? null : <FigureHead>{words.real}</FigureHead>}
          </>
        }
      >
        {rows.map(([label, name]) => (
          <Table.Tr key={name}>
            <Table.Td>{label}</Table.Td>
            <Figure>{format.number(figures[name])}</Figure>
            {outcome === null ? null : <Figure>{format.number(outcome[name])}</Figure>}
          </Table.Tr>
        ))}
      </DataTable>
      {outcome === null ? null : <p>{isSame ? words.same : words.differs}</p>}
    </section>
  )
}

const Acts = ({ remark: { remarkId, state, figures } }: { remark: Remark }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const [asking, setAsking] = useState<'confirm' | 'discard'>()
  const params = { remarkId }
  if (state !== 'ready' && state !== 'counting') return null
  return (
    <Group gap="xs" my="md">
      {state === 'ready' ? (
        <Button variant="filled" onClick={() => setAsking('confirm')}>
          {words.confirm}
        </Button>
      ) : null}
      <Button onClick={() => setAsking('discard')}>{words.discard}</Button>
      {asking === 'confirm' ? (
        <ReasonDialog
          title={figures ? words.confirmTitle(format.number(figures.changed)) : words.states.counting}
          confirm={words.confirm}
          label={words.reason}
          act={async (reason) => {
            await call('POST /api/remarks/:remarkId/confirm', { params, body: { reason } }).finally(refresh)
          }}
          onClose={() => setAsking(undefined)}
        >
          {words.confirmWhat}
        </ReasonDialog>
      ) : null}
      {asking === 'discard' ? (
        <Confirm
          title={words.discardTitle}
          confirm={words.discard}
          act={async () => {
            await call('DELETE /api/remarks/:remarkId', { params })
            note(words.discarded)
            refresh()
          }}
          onClose={() => setAsking(undefined)}
        >
          {words.discardWhat}
        </Confirm>
      ) : null}
    </Group>
  )
}

const State = ({ remark }: { remark: Remark }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  return (
    <div role="status">
      <p>
        <strong>{words.states[remark.state]}</strong>
        {remark.confirmedAt ? ` · ${remark.confirmedBy ?? ''} · ${format.moment(remark.confirmedAt)}` : null}
        {remark.reason ? ` · ${remark.reason}` : null}
      </p>
      {remark.state === 'counting' ? <p>{words.counting}</p> : null}
      {remark.state === 'ready' && remark.inForce ? <p>{words.inForce}</p> : null}
      {remark.state === 'running' ? (
        <>
          <Progress value={(100 * remark.done) / Math.max(1, remark.listed)} aria-label={words.states.running} />
          <p className="tabular">{words.progress(format.number(remark.done), format.number(remark.listed))}</p>
        </>
      ) : null}
    </div>
  )
}

/** What a mended key changes, for whom, and how far its attempts have been marked again. */
export const RemarkPage = () => {
  const words = useMessages(remarkMessages)
  const { remarkId = '' } = useParams()
  const read = useQuery({
    ...apiQuery('GET /api/remarks/:remarkId', { params: { remarkId } }),
    refetchInterval: ({ state }) => (isAtWork(state.data) ? pollMs : state.data?.state === 'ready' && readyPollMs),
  })
  return (
    <OfficePage title={words.remarks} above={[{ to: '/office/remarks', name: words.remarks }]}>
      <Loaded read={read}>
        {(remark) => (
          <Stack gap="md">
            <p>
              {remark.stemText} · <Link to={`/office/questions/${remark.questionId}`}>{words.toQuestion}</Link> ·{' '}
              {words.ofVersion(remark.version)}
            </p>
            <p>
              <RemarkWhat remark={remark} />
            </p>
            <State remark={remark} />
            <Figures remark={remark} />
            {remark.others.some(({ taken, asked }) => taken || asked > 0) ? <RemarkVersions remark={remark} /> : null}
            {remark.treatment === 'dropped' && remark.figures ? <BlockedQuizzes remark={remark} /> : null}
            <Acts remark={remark} />
            {remark.figures && remark.figures.changed > 0 ? (
              <RemarkAttempts remark={remark} total={remark.figures.changed} />
            ) : null}
            {remark.figures && remark.figures.ranks > 0 ? (
              <RemarkPlaces remark={remark} total={remark.figures.ranks} />
            ) : null}
          </Stack>
        )}
      </Loaded>
    </OfficePage>
  )
}
