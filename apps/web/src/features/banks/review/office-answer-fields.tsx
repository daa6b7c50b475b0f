import { Button, Checkbox, Group, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { letterAt } from '../../questions/response.ts'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import type { Names } from './office-notation.ts'
import { NotationField } from './office-notation-field.tsx'
import { freshId, gapsIn, type OptionField, type QuestionForm } from './office-question-form.ts'

type Props = {
  form: QuestionForm
  change: (part: Partial<QuestionForm>) => void
  names: Names
  faultAt: (at: string) => string | undefined
}

const moved = <T,>(list: readonly T[], from: number, by: number): T[] => {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(from + by, 0, item)
  return next
}

const Right = ({
  form,
  change,
  option,
  place,
}: Pick<Props, 'form' | 'change'> & { option: OptionField; place: number }) => {
  const words = useMessages(careMessages)
  const label = words.isRight(letterAt(place))
  const checked = form.right.includes(option.id)
  if (form.type === 'single-choice')
    return <Radio name="right" aria-label={label} checked={checked} onChange={() => change({ right: [option.id] })} />
  if (form.type !== 'multiple-choice') return null
  const toggle = () =>
    change({ right: checked ? form.right.filter((id) => id !== option.id) : [...form.right, option.id] })
  return <Checkbox aria-label={label} checked={checked} onChange={toggle} />
}

/** The options, in their order; of an ordering this is what is right. */
const Options = ({ form, change, names, faultAt }: Props) => {
  const words = useMessages(careMessages)
  const { options, type } = form
  const set = (place: number, part: Partial<OptionField>) =>
    change({ options: options.map((option, at) => (at === place ? { ...option, ...part } : option)) })
  const pairs = (list: string[]) => (type === 'matching' ? { right: list } : {})
  const move = (place: number, by: number) =>
    change({
      options: moved(options, place, by),
      ...pairs(
        moved(
          options.map((_, at) => form.right[at] ?? ''),
          place,
          by,
        ),
      ),
    })
  const remove = (place: number) =>
    change({
      options: options.filter((_, at) => at !== place),
      ...pairs(options.map((_, at) => form.right[at] ?? '').filter((_, at) => at !== place)),
    })
  return (
    <fieldset className={styles.list}>
      <legend>{type === 'ordering' ? words.optionsInOrder : words.options}</legend>
      {options.map((option, place) => (
        <div key={option.id} className={styles.option}>
          <Right form={form} change={change} option={option} place={place} />
          <div className={styles.grow}>
            <NotationField
              small
              rows={1}
              label={letterAt(place)}
              value={option.text}
              names={names}
              fault={faultAt(`options/${place}`)}
              onChange={(text, pictures) => {
                const next = options.map((one, at) => (at === place ? { ...one, text } : one))
                change(pictures ? { options: next, pictures } : { options: next })
              }}
            />
          </div>
          {type === 'matching' ? (
            <NativeSelect
              aria-label={words.partnerOf(letterAt(place))}
              value={form.right[place] ?? ''}
              onChange={(event) => {
                const right = options.map((_, at) => form.right[at] ?? '')
                right[place] = event.currentTarget.value
                change({ right })
              }}
              data={[
                { value: '', label: words.choosePartner },
                ...form.targets.map(({ id, text }, at) => ({ value: id, label: `${at + 1} ${text.slice(0, 20)}` })),
              ]}
            />
          ) : null}
          <Group gap={2} wrap="nowrap">
            {type === 'single-choice' || type === 'multiple-choice' ? (
              <Checkbox
                size="xs"
                label={words.pinned}
                checked={option.pinned}
                onChange={(event) => set(place, { pinned: event.currentTarget.checked })}
              />
            ) : null}
            <Button
              size="compact-xs"
              disabled={place === 0}
              aria-label={words.up(letterAt(place))}
              onClick={() => move(place, -1)}
            >
              ↑
            </Button>
            <Button
              size="compact-xs"
              disabled={place === options.length - 1}
              aria-label={words.down(letterAt(place))}
              onClick={() => move(place, 1)}
            >
              ↓
            </Button>
            <Button size="compact-xs" aria-label={words.remove(letterAt(place))} onClick={() => remove(place)}>
              ×
            </Button>
          </Group>
        </div>
      ))}
      {options.length < 26 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => change({ options: [...options, { id: freshId(options), text: '', pinned: false }] })}
        >
          {words.addOption}
        </Button>
      ) : null}
    </fieldset>
  )
}

const Targets = ({ form, change, names, faultAt }: Props) => {
  const words = useMessages(careMessages)
  const { targets } = form
  return (
    <fieldset className={styles.list}>
      <legend>{words.targets}</legend>
      {targets.map((target, place) => (
        <div key={target.id} className={styles.option}>
          <div className={styles.grow}>
            <NotationField
              small
              rows={1}
              label={String(place + 1)}
              value={target.text}
              names={names}
              fault={faultAt(`targets/${place}`)}
              onChange={(text, pictures) => {
                const next = targets.map((one, at) => (at === place ? { ...one, text } : one))
                change(pictures ? { targets: next, pictures } : { targets: next })
              }}
            />
          </div>
          <Button
            size="compact-xs"
            aria-label={words.remove(String(place + 1))}
            onClick={() => change({ targets: targets.filter((_, at) => at !== place) })}
          >
            ×
          </Button>
        </div>
      ))}
      {targets.length < 26 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => change({ targets: [...targets, { id: freshId(targets, 't'), text: '', pinned: true }] })}
        >
          {words.addOption}
        </Button>
      ) : null}
    </fieldset>
  )
}

const Gaps = ({ form, change }: Pick<Props, 'form' | 'change'>) => {
  const words = useMessages(careMessages)
  const count = gapsIn(form)
  return (
    <fieldset className={styles.list}>
      <legend>{words.gapAnswers}</legend>
      {count === 0 ? <p className={styles.soft}>{words.noGapYet}</p> : null}
      {Array.from({ length: count }, (_, place) => (
        <Textarea
          key={place}
          autosize
          label={words.gap(place + 1)}
          value={form.texts[place] ?? ''}
          onChange={(event) => {
            const texts = Array.from({ length: count }, (_, at) => form.texts[at] ?? '')
            texts[place] = event.currentTarget.value
            change({ texts })
          }}
        />
      ))}
      <Checkbox
        label={words.anyOrder}
        checked={form.anyOrder}
        onChange={(event) => change({ anyOrder: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

/** What is right, in the form that the type asks for. */
export const AnswerFields = (props: Props) => {
  const words = useMessages(careMessages)
  const texts = useMessages(questionMessages)
  const { form, change, faultAt } = props
  const key = faultAt('key')
  const parts = {
    'single-choice': <Options {...props} />,
    'multiple-choice': <Options {...props} />,
    ordering: <Options {...props} />,
    matching: (
      <>
        <Options {...props} />
        <Targets {...props} />
      </>
    ),
    'true-false': (
      <Radio.Group
        label={words.isTrue}
        value={form.truth === null ? null : String(form.truth)}
        onChange={(value) => change({ truth: value === 'true' })}
      >
        <Group gap="lg" mt={4}>
          <Radio value="true" label={texts.truth(true)} />
          <Radio value="false" label={texts.truth(false)} />
        </Group>
      </Radio.Group>
    ),
    blanks: <Gaps form={form} change={change} />,
    numeric: (
      <Group grow align="start">
        <TextInput
          label={texts.number}
          value={form.number}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
        <TextInput
          label={words.tolerance}
          value={form.tolerance}
          onChange={(event) => change({ tolerance: event.currentTarget.value })}
        />
        <TextInput
          label={words.unit}
          value={form.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      </Group>
    ),
    written: (
      <Textarea
        autosize
        minRows={3}
        label={texts.rubric}
        value={form.rubric}
        onChange={(event) => change({ rubric: event.currentTarget.value })}
      />
    ),
  }
  return (
    <>
      {parts[form.type]}
      {key ? <p className={styles.fault}>{key}</p> : null}
    </>
  )
}
