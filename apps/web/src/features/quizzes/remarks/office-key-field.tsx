import { Checkbox, Group, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { gapsIn, type QuestionForm } from '../../banks/review/office-question-form.ts'
import { questionMessages } from '../../questions/messages.ts'
import { letterAt } from '../../questions/response.ts'
import { remarkMessages } from './office-remark-messages.ts'

type Props = { form: QuestionForm; change: (part: Partial<QuestionForm>) => void }

const Choices = ({ form: { type, options, right }, change }: Props) => {
  const words = useMessages(remarkMessages)
  return (
    <Stack gap="xs">
      {options.map(({ id, text }, place) => {
        const label = words.option(letterAt(place), text)
        const checked = right.includes(id)
        if (type === 'single-choice')
          return <Radio key={id} name="key" label={label} checked={checked} onChange={() => change({ right: [id] })} />
        const toggle = () => change({ right: checked ? right.filter((one) => one !== id) : [...right, id] })
        return <Checkbox key={id} label={label} checked={checked} onChange={toggle} />
      })}
    </Stack>
  )
}

/** An ordering: which stands at each place; two change places. */
const Order = ({ form: { options }, change }: Props) => {
  const words = useMessages(remarkMessages)
  const put = (place: number, id: string) => {
    const next = [...options]
    const from = next.findIndex((option) => option.id === id)
    const [one, other] = [next[place], next[from]]
    if (one === undefined || other === undefined) return
    next[place] = other
    next[from] = one
    change({ options: next })
  }
  return options.map((option, place) => (
    <NativeSelect
      key={words.first(place + 1)}
      mt={4}
      label={words.first(place + 1)}
      value={option.id}
      onChange={(event) => put(place, event.currentTarget.value)}
      data={options.map(({ id, text }) => ({ value: id, label: text }))}
    />
  ))
}

const Pairs = ({ form: { options, targets, right }, change }: Props) => {
  const words = useMessages(remarkMessages)
  return options.map(({ id, text }, place) => (
    <NativeSelect
      key={id}
      mt={4}
      label={words.partner(words.option(letterAt(place), text))}
      value={right[place] ?? ''}
      onChange={(event) => {
        const next = options.map((_, at) => right[at] ?? '')
        next[place] = event.currentTarget.value
        change({ right: next })
      }}
      data={targets.map(({ id: target, text: label }) => ({ value: target, label }))}
    />
  ))
}

/** What is right, of a question whose text stays as it is. */
export const KeyField = ({ form, change }: Props) => {
  const words = useMessages(remarkMessages)
  const texts = useMessages(questionMessages)
  const set = (name: 'number' | 'tolerance' | 'unit', label: string) => (
    <TextInput label={label} value={form[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} />
  )
  if (form.type === 'true-false')
    return (
      <Radio.Group
        aria-label={texts.rightAnswer}
        value={String(form.truth)}
        onChange={(value) => change({ truth: value === 'true' })}
      >
        <Group gap="lg">
          <Radio value="true" label={texts.truth(true)} />
          <Radio value="false" label={texts.truth(false)} />
        </Group>
      </Radio.Group>
    )
  if (form.type === 'blanks')
    return Array.from({ length: gapsIn(form) }, (_, place) => (
      <Textarea
        key={words.gap(place + 1)}
        autosize
        label={words.gap(place + 1)}
        value={form.texts[place] ?? ''}
        onChange={(event) => {
          const next = Array.from({ length: gapsIn(form) }, (_, at) => form.texts[at] ?? '')
          next[place] = event.currentTarget.value
          change({ texts: next })
        }}
      />
    ))
  if (form.type === 'numeric')
    return (
      <Group grow align="start">
        {set('number', texts.number)}
        {set('tolerance', words.tolerance)}
        {set('unit', words.unit)}
      </Group>
    )
  if (form.type === 'ordering') return <Order form={form} change={change} />
  if (form.type === 'matching') return <Pairs form={form} change={change} />
  if (form.type === 'written')
    return (
      <Textarea
        autosize
        minRows={3}
        label={texts.rubric}
        value={form.rubric}
        onChange={(event) => change({ rubric: event.currentTarget.value })}
      />
    )
  return <Choices form={form} change={change} />
}
