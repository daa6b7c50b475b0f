import type { Output } from '@lianbing/contract/client'
import { Modal, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { apiQuery, call, queryClient } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { noteProblem } from '../../../office/office-note.tsx'
import { Link } from '../../../router/link.tsx'
import styles from './office-draft.module.css'
import { draftsRoute } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'

const route = 'GET /api/banks/imports/:importId/exam-points'
type Points = Output<typeof route>

/** The tree as a list: each point below its parent, set in by its depth. */
const treeOptions = (points: Points['points']): { value: string; label: string }[] => {
  const children = new Map<string | null, Points['points']>()
  for (const point of points) children.set(point.parentId, [...(children.get(point.parentId) ?? []), point])
  const walk = (parentId: string | null, depth: number): { value: string; label: string }[] =>
    (children.get(parentId) ?? []).flatMap(({ examPointId, code, name }) => [
      { value: examPointId, label: `${'　'.repeat(depth)}${[code, name].filter(Boolean).join(' ')}` },
      ...walk(examPointId, depth + 1),
    ])
  return walk(null, 0)
}

const Mapping = ({ importId, found }: { importId: string; found: Points }) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const id = useId()
  const options = [{ value: '', label: more.nowhere }, ...treeOptions(found.points)]
  const map = async (name: string, value: string) => {
    setBusy(true)
    try {
      const items = [{ name, examPointId: value === '' ? null : value }]
      const done = await call('PUT /api/banks/imports/:importId/exam-points', { params: { importId }, body: { items } })
      const { queryKey } = apiQuery(route, { params: { importId } })
      queryClient.setQueryData(queryKey, (before) => (before ? { ...before, items: done.items } : before))
      await queryClient.invalidateQueries({ queryKey: [draftsRoute] })
    } catch (problem) {
      noteProblem(problem)
    }
    setBusy(false)
  }
  if (found.items.length === 0) return <p>{more.noPoints}</p>
  if (found.points.length === 0)
    return (
      <p>
        {more.noTree} <Link to="/office/exam-points">{more.makeTree}</Link>
      </p>
    )
  return (
    <ul className={styles.points}>
      {found.items.map(({ name, questions, examPointId }, index) => (
        <li key={name}>
          <NativeSelect
            id={`${id}-${index}`}
            label={more.pointOf(name, format.number(questions))}
            disabled={busy}
            value={examPointId ?? ''}
            onChange={(event) => void map(name, event.currentTarget.value)}
            data={options}
          />
        </li>
      ))}
    </ul>
  )
}

/** The exam points that the file names, each put into the trade's tree. */
export const ImportPointsDialog = ({ importId, onClose }: { importId: string; onClose: () => void }) => {
  const office = useMessages(officeMessages)
  const more = useMessages(importMessages)
  const read = useQuery(apiQuery(route, { params: { importId } }))
  return (
    <Modal opened onClose={onClose} size="lg" title={more.points} closeButtonProps={{ 'aria-label': office.close }}>
      <p>{more.pointsLead}</p>
      <Loaded read={read}>{(found) => <Mapping importId={importId} found={found} />}</Loaded>
    </Modal>
  )
}
