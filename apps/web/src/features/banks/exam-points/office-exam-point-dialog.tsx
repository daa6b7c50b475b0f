import { Button, Checkbox, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { useRights } from '../../../office/rights.ts'
import { workMessages } from '../office-work-messages.ts'
import { type ExamPoint, pointOptions, withBelow } from './office-exam-point-tree.ts'

export const readPointsAnew = (): void => {
  for (const route of ['GET /api/exam-points', 'GET /api/questions'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

/** A point to be changed, or a new one below `parentId`. */
export type Edited = { point: ExamPoint } | { parentId: string | null }

type Props = { tradeCode: string; points: readonly ExamPoint[]; edited: Edited; onClose: () => void }

/** "12.5" as hundredths of a percent; undefined where it is no share. */
const readWeight = (text: string): number | null | undefined => {
  if (text.trim() === '') return null
  const value = Math.round(Number(text.replace(',', '.')) * 100)
  return value >= 0 && value <= 10_000 ? value : undefined
}

export const ExamPointDialog = ({ tradeCode, points, edited, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(workMessages)
  const mayVerify = useRights().imports
  const before = 'point' in edited ? edited.point : undefined
  const [name, setName] = useState(before?.name ?? '')
  const [code, setCode] = useState(before?.code ?? '')
  const [weight, setWeight] = useState(typeof before?.weight === 'number' ? String(before.weight / 100) : '')
  const [importance, setImportance] = useState<string>(before?.importance ?? '')
  const [parentId, setParentId] = useState(('point' in edited ? edited.point.parentId : edited.parentId) ?? '')
  const [verified, setVerified] = useState(before?.verified ?? false)
  const share = readWeight(weight)
  const saving = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        code: code.trim() === '' ? null : code.trim(),
        weight: share ?? null,
        importance: importance === '' ? null : (importance as 'X'),
        parentId: parentId === '' ? null : parentId,
      }
      if (before === undefined) return call('POST /api/exam-points', { body: { tradeCode, ...body } })
      const params = { examPointId: before.examPointId }
      return call('PATCH /api/exam-points/:examPointId', {
        params,
        body: { ...body, ...(mayVerify ? { verified } : {}) },
      })
    },
    onSuccess: () => {
      readPointsAnew()
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && share !== undefined) saving.mutate()
  }
  const own = before === undefined ? new Set<string>() : withBelow(points, before.examPointId)
  const parents = pointOptions(points).filter(({ value }) => !own.has(value))
  return (
    <Modal
      opened
      onClose={onClose}
      title={before === undefined ? words.addTitle : words.editTitle}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={words.name}
          required
          maxLength={200}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={words.code}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={words.weight}
          inputMode="decimal"
          value={weight}
          error={share === undefined ? '0 – 100' : null}
          onChange={(event) => setWeight(event.currentTarget.value)}
        />
        <NativeSelect
          mt="sm"
          label={words.importance}
          value={importance}
          onChange={(event) => setImportance(event.currentTarget.value)}
          data={[
            { value: '', label: words.none },
            ...Object.entries(words.importances).map(([value, label]) => ({ value, label })),
          ]}
        />
        <NativeSelect
          mt="sm"
          label={words.parent}
          value={parentId}
          onChange={(event) => setParentId(event.currentTarget.value)}
          data={[{ value: '', label: words.top }, ...parents]}
        />
        {before === undefined ? null : (
          <Checkbox
            mt="md"
            label={words.verified}
            description={words.verifiedHint}
            disabled={!mayVerify}
            checked={verified}
            onChange={(event) => setVerified(event.currentTarget.checked)}
          />
        )}
        {saving.error ? <ApiProblem error={saving.error} retry={() => saving.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={saving.isPending}>
            {words.save}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
