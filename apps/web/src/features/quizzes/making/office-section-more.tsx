import { Button, Checkbox, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { pointOptions, titleOf } from '../../banks/exam-points/office-exam-point-tree.ts'
import { questionMessages } from '../../questions/messages.ts'
import { FixedQuestions } from './office-fixed-questions.tsx'
import { usePoints } from './office-lacks.tsx'
import { makingMessages } from './office-making-messages.ts'
import { NumberField } from './office-number-field.tsx'
import type { Section } from './office-quiz.ts'
import styles from './office-quizzes.module.css'
import type { Check } from './use-check.ts'

type Props = {
  place: number
  section: Section
  check: Check | undefined
  onChange: (section: Section) => void
  onClose: () => void
}

type Optional = 'title' | 'examPoints' | 'sources' | 'difficulty' | 'fixed' | 'byWeights'

/** An empty list and a condition that says nothing are not kept. */
const setOrDrop = <K extends Optional>(section: Section, name: K, value: Section[K]): Section => {
  const { [name]: _, ...rest } = section
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return (empty ? rest : { ...rest, [name]: value }) as Section
}

const Points = ({ section, onChange }: Pick<Props, 'section' | 'onChange'>) => {
  const words = useMessages(makingMessages)
  const points = usePoints(section.tradeCode)
  const chosen = section.examPoints ?? []
  const shares = section.byWeights
  if (points.length === 0) return <p>{words.noPoints}</p>
  return (
    <>
      <NativeSelect
        mt="sm"
        label={words.examPoints}
        description={words.examPointsHint}
        value=""
        data={[
          { value: '', label: chosen.length === 0 ? words.anyPoint : words.addPoint },
          ...pointOptions(points.filter(({ examPointId }) => !chosen.includes(examPointId))),
        ]}
        onChange={(event) => onChange(setOrDrop(section, 'examPoints', [...chosen, event.currentTarget.value]))}
      />
      <Group gap="xs" mt="xs">
        {chosen.map((id) => {
          const point = points.find(({ examPointId }) => examPointId === id)
          const name = point ? titleOf(point) : words.goneQuestion
          const without = chosen.filter((other) => other !== id)
          return (
            <Button
              key={id}
              size="compact-sm"
              aria-label={`${words.remove}: ${name}`}
              onClick={() => onChange(setOrDrop(section, 'examPoints', without))}
            >
              {name} ×
            </Button>
          )
        })}
      </Group>
      <Checkbox
        mt="sm"
        label={words.byWeights}
        description={words.byWeightsHint}
        checked={shares !== undefined}
        onChange={(event) =>
          onChange(setOrDrop(section, 'byWeights', event.currentTarget.checked ? { X: 3, Y: 2, Z: 1 } : undefined))
        }
      />
      {shares ? (
        <Group gap="xs" mt="xs" align="flex-end">
          {(['X', 'Y', 'Z'] as const).map((name) => (
            <NumberField
              key={name}
              label={words.importance[name]}
              value={shares[name]}
              min={0}
              max={100}
              onChange={(value) => onChange({ ...section, byWeights: { ...shares, [name]: value } })}
            />
          ))}
        </Group>
      ) : null}
    </>
  )
}

const Difficulty = ({ section, onChange }: Pick<Props, 'section' | 'onChange'>) => {
  const words = useMessages(makingMessages)
  const { from, to } = section.difficulty ?? { from: 1, to: 5 }
  const options = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: words.difficulties(value) }))
  const set = (low: number, high: number) =>
    onChange(
      setOrDrop(
        section,
        'difficulty',
        low === 1 && high === 5 ? undefined : { from: Math.min(low, high), to: Math.max(low, high) },
      ),
    )
  return (
    <Group gap="xs" mt="sm" align="flex-end">
      <NativeSelect
        label={words.difficultyFrom}
        value={String(from)}
        data={options}
        onChange={(event) => set(Number(event.currentTarget.value), to)}
      />
      <NativeSelect
        label={words.difficultyTo}
        value={String(to)}
        data={options}
        onChange={(event) => set(from, Number(event.currentTarget.value))}
      />
    </Group>
  )
}

/** What else a section may ask of its questions; all of it takes effect at once. */
export const SectionMore = ({ place, section, check, onChange, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const { types } = useMessages(questionMessages)
  const sources = check?.sources ?? []
  const chosen = section.sources ?? []
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={words.furtherTitle(words.place(place + 1), section.title ?? types[section.type])}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <TextInput
        label={words.sectionTitle}
        description={words.sectionTitleHint}
        value={section.title ?? ''}
        maxLength={60}
        data-autofocus
        onChange={(event) => onChange(setOrDrop(section, 'title', event.currentTarget.value))}
      />
      <Points section={section} onChange={onChange} />
      <Difficulty section={section} onChange={onChange} />
      {sources.length > 0 ? (
        <fieldset className={styles.conditions}>
          <legend>{office.source}</legend>
          {sources.map(({ source, questions }) => (
            <Checkbox
              key={source}
              mt={4}
              label={words.sourceOf(source, questions)}
              checked={chosen.includes(source)}
              onChange={(event) =>
                onChange(
                  setOrDrop(
                    section,
                    'sources',
                    event.currentTarget.checked ? [...chosen, source] : chosen.filter((other) => other !== source),
                  ),
                )
              }
            />
          ))}
        </fieldset>
      ) : null}
      <FixedQuestions
        section={section}
        missing={check?.missing[place] ?? []}
        onChange={(fixed) => onChange(setOrDrop(section, 'fixed', fixed))}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="filled" onClick={onClose}>
          {office.close}
        </Button>
      </Group>
    </Modal>
  )
}
