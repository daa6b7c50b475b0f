import { Button, Checkbox, Group, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { FilterSelect, Filters } from '../../../office/filters.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { noteProblem } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Link } from '../../../router/link.tsx'
import { shellMessages } from '../../../shell/messages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { workMessages } from '../office-work-messages.ts'
import { type Edited, ExamPointDialog, readPointsAnew } from './office-exam-point-dialog.tsx'
import { RemoveExamPoint } from './office-exam-point-remove.tsx'
import { countBelow, countOf, depths, type ExamPoint } from './office-exam-point-tree.ts'
import { PointSheetDialog } from './office-point-sheet-dialog.tsx'
import { pointSheetMessages } from './office-point-sheet-messages.ts'

type RowProps = {
  point: ExamPoint
  points: readonly ExamPoint[]
  tradeCode: string
  depth: number
  onEdit: (edited: Edited) => void
  onRemove: () => void
}

const PointRow = ({ point, points, tradeCode, depth, onEdit, onRemove }: RowProps) => {
  const words = useMessages(workMessages)
  const { level } = useMessages(shellMessages)
  const format = useFormat()
  const { examPointId, parentId } = point
  const siblings = points.filter((other) => other.parentId === parentId)
  const place = siblings.findIndex((other) => other.examPointId === examPointId)
  const sum = siblings.reduce((total, { weight }) => total + (weight ?? 0), 0)
  const count = countBelow(points, examPointId)
  const move = (to: number) =>
    call('PATCH /api/exam-points/:examPointId', { params: { examPointId }, body: { place: to } }).then(
      readPointsAnew,
      noteProblem,
    )
  const action = (label: string, act: () => void, disabled = false) => (
    <Button variant="subtle" size="compact-sm" disabled={disabled} aria-label={`${label}: ${point.name}`} onClick={act}>
      {label}
    </Button>
  )
  return (
    <Table.Tr>
      <Table.Td style={{ paddingLeft: `calc(0.75rem + ${depth * 1.5}rem)` }}>
        {point.code === null ? null : <span className="tabular">{point.code} </span>}
        {point.name}
        {point.verified ? null : <small> · {words.notVerified}</small>}
      </Table.Td>
      <Table.Td>{point.importance ?? ''}</Table.Td>
      <Figure>
        {point.weight === null ? '' : format.number(point.weight / 100)}
        {place === siblings.length - 1 && sum > 0 ? <p>{words.weightSum(format.number(sum / 100))}</p> : null}
      </Figure>
      <Figure>
        {count === 0 ? (
          words.uncovered
        ) : (
          <Link to={`/office/questions?${new URLSearchParams({ tradeCode, examPointId })}`}>
            {format.number(count)}
          </Link>
        )}
      </Figure>
      <Table.Td>
        {point.questions.map((one) => (
          <div key={one.level ?? 0}>
            {one.level === null ? words.noLevel : level(one.level)} {format.number(one.count)}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap">
          {action(words.edit, () => onEdit({ point }))}
          {depth < 3 ? action(words.addBelow, () => onEdit({ parentId: examPointId })) : null}
          {action(words.up, () => void move(place - 1), place === 0)}
          {action(words.down, () => void move(place + 1), place === siblings.length - 1)}
          {action(words.remove, onRemove)}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

export const ExamPointsPage = () => {
  const words = useMessages(workMessages)
  const sheetWords = useMessages(pointSheetMessages)
  const format = useFormat()
  const trades = useTrades()
  const { get, set } = useUrlFilters()
  const tradeCode = get('tradeCode') || trades.largest
  const uncoveredFirst = get('first') === 'uncovered'
  const read = useQuery({ ...apiQuery('GET /api/exam-points', { query: { tradeCode } }), enabled: tradeCode !== '' })
  const [edited, setEdited] = useState<Edited>()
  const [removed, setRemoved] = useState<ExamPoint>()
  const [importing, setImporting] = useState(false)
  const points = read.data?.items ?? []
  const depth = depths(points)
  const uncovered = points.filter(({ examPointId }) => countBelow(points, examPointId) === 0)
  const rows = uncoveredFirst ? [...uncovered, ...points.filter((point) => !uncovered.includes(point))] : points
  const covered = points.filter((point) => countOf(point) > 0).length
  return (
    <OfficePage
      title={words.examPoints}
      lead={words.examPointsLead}
      actions={
        tradeCode === '' ? null : (
          <Group gap="xs">
            <Button onClick={() => setImporting(true)}>{sheetWords.importPoints}</Button>
            <Button variant="filled" onClick={() => setEdited({ parentId: null })}>
              {words.addTop}
            </Button>
          </Group>
        )
      }
    >
      <Filters>
        <FilterSelect
          wide
          label={words.chooseTrade}
          value={tradeCode}
          onChange={(value) => set({ tradeCode: value })}
          all={words.choose}
          options={trades.options}
        />
        <Checkbox
          label={words.uncoveredFirst}
          checked={uncoveredFirst}
          onChange={(event) => set({ first: event.currentTarget.checked ? 'uncovered' : '' })}
        />
      </Filters>
      <Loaded read={read}>
        {({ withoutPoint }) => (
          <>
            <p role="status">
              {points.length > 0 && covered < points.length
                ? words.uncoveredCount(format.number(uncovered.length))
                : ''}{' '}
              {withoutPoint === 0 ? null : (
                <Link
                  to={`/office/questions?${new URLSearchParams({ tradeCode, examPointId: 'none', state: 'published' })}`}
                >
                  {words.withoutPoint(format.number(withoutPoint))}
                </Link>
              )}
            </p>
            {rows.length === 0 ? (
              <EmptyState title={words.pointsEmpty}>
                <p>{words.pointsEmptyMend}</p>
              </EmptyState>
            ) : (
              <DataTable
                caption={words.examPoints}
                head={
                  <>
                    <Table.Th>{words.name}</Table.Th>
                    <Table.Th>{words.importance}</Table.Th>
                    <FigureHead>{words.weight}</FigureHead>
                    <FigureHead>{words.questions}</FigureHead>
                    <Table.Th>{words.byLevel}</Table.Th>
                    <Table.Th>{words.actions}</Table.Th>
                  </>
                }
              >
                {rows.map((point) => (
                  <PointRow
                    key={point.examPointId}
                    point={point}
                    points={points}
                    tradeCode={tradeCode}
                    depth={uncoveredFirst ? 0 : (depth.get(point.examPointId) ?? 0)}
                    onEdit={setEdited}
                    onRemove={() => setRemoved(point)}
                  />
                ))}
              </DataTable>
            )}
          </>
        )}
      </Loaded>
      {edited ? (
        <ExamPointDialog tradeCode={tradeCode} points={points} edited={edited} onClose={() => setEdited(undefined)} />
      ) : null}
      {importing ? <PointSheetDialog tradeCode={tradeCode} onClose={() => setImporting(false)} /> : null}
      {removed ? <RemoveExamPoint point={removed} points={points} onClose={() => setRemoved(undefined)} /> : null}
    </OfficePage>
  )
}
