import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { shellMessages } from '../../../shell/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { changeDrafts, type DraftChanges } from './office-change-drafts.ts'
import styles from './office-draft.module.css'
import type { DraftFilter } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'

type Settings = NonNullable<DraftChanges['set']>
const texts = ['examPoint', 'source', 'sourceDetail', 'licence', 'author', 'standard', 'edition'] as const
const days = ['validFrom', 'validUntil'] as const
type Field = (typeof texts)[number] | (typeof days)[number]
const lengths: Partial<Record<Field, number>> = { source: 500, sourceDetail: 500, edition: 100 }

type Props = { importId: string; filter: DraftFilter; total: number; picked: number[]; onClose: () => void }

const Numbered = ({ set, onSet }: { set: Settings; onSet: (part: Settings) => void }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const { level } = useMessages(shellMessages)
  const value = (name: 'level' | 'difficulty') => (set[name] === undefined ? '' : String(set[name] ?? 'none'))
  const choose = (name: 'level' | 'difficulty', chosen: string) =>
    onSet({ [name]: chosen === '' ? undefined : chosen === 'none' ? null : Number(chosen) })
  const fixed = [
    { value: '', label: more.leave },
    { value: 'none', label: more.empty },
  ]
  return (
    <>
      <NativeSelect
        label={office.level}
        value={value('level')}
        onChange={(event) => choose('level', event.currentTarget.value)}
        data={[...fixed, ...[5, 4, 3, 2, 1].map((one) => ({ value: String(one), label: level(one) }))]}
      />
      <NativeSelect
        label={words.difficulty}
        value={value('difficulty')}
        onChange={(event) => choose('difficulty', event.currentTarget.value)}
        data={[...fixed, ...[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: words.difficultyOf(one) }))]}
      />
    </>
  )
}

/** Sets what many questions of a file have in common; what is left empty stays as it is. */
export const SetDraftsDialog = ({ importId, filter, total, picked, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const [of, setOf] = useState<'picked' | 'shown' | 'all'>(
    picked.length > 0 ? 'picked' : filter === 'all' ? 'all' : 'shown',
  )
  const [set, setSet] = useState<Settings>({})
  const add = (part: Settings) => setSet((before) => ({ ...before, ...part }))
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Settings
  const nothing = Object.keys(given).length === 0
  const setting = useMutation({
    mutationFn: () => {
      const which = of === 'picked' ? { ns: picked } : { filter: of === 'shown' ? filter : ('all' as const) }
      return changeDrafts(importId, { which, set: given })
    },
    onSuccess: (changed) => {
      note(more.changedMany(format.number(changed)))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!nothing) setting.mutate()
  }
  const field = (name: Field, type: 'text' | 'date') => (
    <TextInput
      key={name}
      type={type}
      label={more.fields[name]}
      maxLength={lengths[name] ?? 200}
      placeholder={type === 'text' ? more.leave : undefined}
      value={set[name] ?? ''}
      onChange={(event) =>
        add({ [name]: event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value })
      }
    />
  )
  return (
    <Modal opened onClose={onClose} size="lg" title={more.setMany} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit}>
        <NativeSelect
          mb="sm"
          label={more.setOf}
          value={of}
          onChange={(event) => setOf(event.currentTarget.value as typeof of)}
          data={[
            ...(picked.length > 0 ? [{ value: 'picked', label: more.picked(format.number(picked.length)) }] : []),
            ...(filter === 'all'
              ? []
              : [{ value: 'shown', label: more.shownOf(more.filters[filter], format.number(total)) }]),
            { value: 'all', label: more.wholeFile },
          ]}
        />
        <div className={styles.grid}>
          <Numbered set={set} onSet={add} />
          {texts.map((name) => field(name, 'text'))}
          {days.map((name) => field(name, 'date'))}
        </div>
        {setting.error ? <ApiProblem error={setting.error} retry={() => setting.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={setting.isPending} disabled={nothing}>
            {more.set}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
