import { Badge, Button, Group, NativeSelect, Table } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { NumberField } from './office-number-field.tsx'
import { moved, newSection, type Section, totalsOf } from './office-quiz.ts'
import { SectionMore } from './office-section-more.tsx'
import type { Check } from './use-check.ts'

type Props = {
  sections: Section[]
  tradeCode: string
  language: Section['language']
  check: Check | undefined
  onChange: (sections: Section[]) => void
}

const levels = [5, 4, 3, 2, 1]

const Standing = ({ check, place }: { check: Check | undefined; place: number }) => {
  const words = useMessages(makingMessages)
  const format = useFormat()
  const cells = check?.cells.filter(({ section }) => section === place) ?? []
  if (cells.length === 0) return null
  const lacking = cells.reduce((sum, { wanted, available }) => sum + wanted - available, 0)
  const pool = cells.reduce((sum, cell) => sum + cell.pool, 0)
  return lacking > 0 ? (
    <Badge color="wrong">{words.lackCount(format.number(lacking))}</Badge>
  ) : (
    <span>{words.hasCount(format.number(pool))}</span>
  )
}

type RowProps = {
  section: Section
  place: number
  last: number
  check: Check | undefined
  isOpen: boolean
  onOpen: () => void
  onChange: (section: Section) => void
  onMove: (to: number) => void
  onRemove: () => void
}

const SectionRow = ({ section, place, last, check, isOpen, onOpen, onChange, onMove, onRemove }: RowProps) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const { types } = useMessages(questionMessages)
  const { level } = useMessages(shellMessages)
  const format = useFormat()
  const set = (changes: Partial<Section>) => onChange({ ...section, ...changes })
  const named = words.place(place + 1)
  const action = (label: string, act: () => void, disabled = false) => (
    <Button variant="subtle" size="compact-sm" disabled={disabled} aria-label={`${label}: ${named}`} onClick={act}>
      {label}
    </Button>
  )
  return (
    <Table.Tr
      onKeyDown={(event) => {
        const to = event.key === 'ArrowUp' ? place - 1 : event.key === 'ArrowDown' ? place + 1 : -1
        if (!event.altKey || to < 0 || to > last) return
        event.preventDefault()
        onMove(to)
      }}
    >
      <Table.Td>
        <NativeSelect
          aria-label={`${office.type}: ${named}`}
          value={section.type}
          miw="9.5rem"
          data={Object.entries(types).map(([value, label]) => ({ value, label }))}
          onChange={(event) => set({ type: event.currentTarget.value as Section['type'] })}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={`${office.level}: ${named}`}
          value={section.level ?? ''}
          miw="8rem"
          data={[
            { value: '', label: words.anyLevel },
            ...levels.map((value) => ({ value: String(value), label: level(value) })),
          ]}
          onChange={(event) =>
            set({ level: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
          }
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          inTable
          label={`${words.count}: ${named}`}
          value={section.count}
          min={1}
          max={300}
          onChange={(count) => set({ count })}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          inTable
          label={`${words.each}: ${named}`}
          value={section.maximum}
          unit={100}
          min={1}
          max={10_000}
          onChange={(maximum) => set({ maximum })}
        />
      </Table.Td>
      <Figure>{format.marks(section.count * section.maximum)}</Figure>
      <Table.Td>
        <Standing check={check} place={place} />
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={`${words.further}: ${named}`}
            onClick={onOpen}
          >
            {words.further}
          </Button>
          {action(words.up, () => onMove(place - 1), place === 0)}
          {action(words.down, () => onMove(place + 1), place === last)}
          {action(words.remove, onRemove)}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** The sections of a paper: added, changed, moved (also with Alt and an arrow key) and removed, with what they add up to. */
export const Sections = ({ sections, tradeCode, language, check, onChange }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const format = useFormat()
  const [open, setOpen] = useState<number>()
  const totals = totalsOf(sections)
  const change = (place: number, section: Section) =>
    onChange(sections.map((old, at) => (at === place ? section : old)))
  const move = (from: number, to: number) => {
    setOpen(undefined)
    onChange(moved(sections, from, to))
  }
  const opened = open === undefined ? undefined : sections[open]
  return (
    <>
      <DataTable
        caption={words.paper}
        head={
          <>
            <Table.Th>{office.type}</Table.Th>
            <Table.Th>{office.level}</Table.Th>
            <Table.Th>{words.count}</Table.Th>
            <Table.Th>{words.each}</Table.Th>
            <FigureHead>{words.sum}</FigureHead>
            <Table.Th>{words.inBank}</Table.Th>
            <Table.Th>{words.actions}</Table.Th>
          </>
        }
      >
        {sections.map((section, place) => (
          <Fragment key={place}>
            <SectionRow
              section={section}
              place={place}
              last={sections.length - 1}
              check={check}
              isOpen={open === place}
              onOpen={() => setOpen(open === place ? undefined : place)}
              onChange={(after) => change(place, after)}
              onMove={(to) => move(place, to)}
              onRemove={() => {
                setOpen(undefined)
                onChange(sections.filter((_, at) => at !== place))
              }}
            />
          </Fragment>
        ))}
        <Table.Tr>
          <Table.Th scope="row" colSpan={2}>
            {words.total}
          </Table.Th>
          <Table.Td>{words.questionsOf(format.number(totals.questions))}</Table.Td>
          <Table.Td />
          <Figure>{words.marksOf(format.marks(totals.maximum))}</Figure>
          <Table.Td colSpan={2} />
        </Table.Tr>
      </DataTable>
      <Button
        mt="sm"
        disabled={sections.length >= 30}
        onClick={() => onChange([...sections, newSection(tradeCode, language, sections.at(-1))])}
      >
        {words.addSection}
      </Button>
      {open !== undefined && opened ? (
        <SectionMore
          key={open}
          place={open}
          section={opened}
          check={check}
          onChange={(after) => change(open, after)}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  )
}
