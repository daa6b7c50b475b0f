import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { note } from '../../../office/office-note.tsx'
import { workMessages } from '../office-work-messages.ts'
import { readPointsAnew } from './office-exam-point-dialog.tsx'
import { countBelow, type ExamPoint, pointOptions, titleOf, withBelow } from './office-exam-point-tree.ts'

type Props = { point: ExamPoint; points: readonly ExamPoint[]; onClose: () => void }

/** Says what goes with it, and asks where the questions go. */
export const RemoveExamPoint = ({ point, points, onClose }: Props) => {
  const words = useMessages(workMessages)
  const format = useFormat()
  const [moveTo, setMoveTo] = useState('')
  const { examPointId, name } = point
  const going = withBelow(points, examPointId)
  // By name, as far as they are read.
  const names = points
    .filter((one) => going.has(one.examPointId))
    .slice(0, 8)
    .map(titleOf)
  const others = pointOptions(points).filter(({ value }) => !going.has(value))
  const act = async () => {
    const query = moveTo === '' ? {} : { moveTo }
    await call('DELETE /api/exam-points/:examPointId', { params: { examPointId }, query })
    readPointsAnew()
    note(words.removed(name))
  }
  return (
    <Confirm title={words.removeTitle(name)} confirm={words.remove} danger act={act} onClose={onClose}>
      {words.removeWhat(format.number(going.size), format.number(countBelow(points, examPointId)))}
      {going.size > 1 ? <p>{names.join('、') + (going.size > names.length ? ' …' : '')}</p> : null}
      <NativeSelect
        mt="sm"
        label={words.moveTo}
        value={moveTo}
        onChange={(event) => setMoveTo(event.currentTarget.value)}
        data={[{ value: '', label: words.none }, ...others]}
      />
    </Confirm>
  )
}
