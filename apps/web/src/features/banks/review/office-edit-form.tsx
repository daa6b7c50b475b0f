import { draftFaults } from '@lianbing/scoring'
import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { AnswerFields } from './office-answer-fields.tsx'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import { ExamPointField } from './office-exam-point-field.tsx'
import { NotationField } from './office-notation-field.tsx'
import { gapsIn, type QuestionForm, textOfForm } from './office-question-form.ts'

type Props = {
  form: QuestionForm
  change: (part: Partial<QuestionForm>) => void
  showFaults: boolean
  /** Whose tree its exam point is chosen from; without it, it is written in words. */
  tradeCode?: string
}

/** What keeps the question from its review, by the rule that the server asks too. */
export const faultsOf = (form: QuestionForm) => {
  const { type, options, targets, key, validFrom, validUntil } = textOfForm(form)
  const written = (fields: QuestionForm['options'], kept: readonly unknown[]) =>
    kept.length === 0 ? [] : fields.map(({ id, text }) => ({ id, text: text.trim() }))
  return draftFaults({
    type,
    stem: form.stem,
    options: written(form.options, options),
    targets: written(form.targets, targets),
    gaps: Array.from({ length: gapsIn(form) }, (_, gap) => gap),
    references: [],
    key,
    validFrom,
    validUntil,
  })
}

const About = ({ form, change, tradeCode = '' }: Omit<Props, 'showFaults'>) => {
  const office = useMessages(officeMessages)
  const words = useMessages(careMessages)
  const banks = useMessages(banksMessages)
  const { level } = useMessages(shellMessages)
  const { provenance } = form
  const none = { value: '', label: office.none }
  const number = (value: string) => (value === '' ? null : Number(value))
  const field = (name: keyof QuestionForm['provenance'], label: string, type = 'text') => (
    <TextInput
      type={type}
      label={label}
      maxLength={name === 'edition' ? 100 : 200}
      value={provenance[name] ?? ''}
      onChange={(event) => {
        const value = event.currentTarget.value
        change({ provenance: { ...provenance, [name]: value.trim() === '' ? null : value } })
      }}
    />
  )
  return (
    <details className={styles.about}>
      <summary>{banks.facts}</summary>
      <div className={styles.facts}>
        <NativeSelect
          label={office.level}
          value={form.level ?? ''}
          onChange={(event) => change({ level: number(event.currentTarget.value) })}
          data={[none, ...[5, 4, 3, 2, 1].map((value) => ({ value: String(value), label: level(value) }))]}
        />
        <NativeSelect
          label={banks.difficulty}
          value={form.difficulty ?? ''}
          onChange={(event) => change({ difficulty: number(event.currentTarget.value) })}
          data={[none, ...[1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: banks.difficultyOf(value) }))]}
        />
        <ExamPointField
          tradeCode={tradeCode}
          value={provenance.examPoint}
          onChange={(examPoint) => change({ provenance: { ...provenance, examPoint } })}
        />
        {field('source', office.source)}
        {field('sourceDetail', words.sourceDetail)}
        {field('licence', banks.licence)}
        {field('author', banks.author)}
        {field('standard', banks.standard)}
        {field('edition', words.edition)}
        {field('validFrom', words.validFrom, 'date')}
        {field('validUntil', words.validUntil, 'date')}
      </div>
    </details>
  )
}

/** Every part of a question, in the order in which it is read. */
export const EditForm = ({ form, change, showFaults, tradeCode = '' }: Props) => {
  const words = useMessages(careMessages)
  const banks = useMessages(banksMessages)
  const office = useMessages(officeMessages)
  const { types } = useMessages(questionMessages)
  const names = { options: form.options.map(({ id }) => id), pictures: form.pictures }
  const faults = showFaults ? faultsOf(form) : []
  const faultAt = (at: string) => {
    const fault = faults.find((one) => one.at === at)
    return fault && words.faults[fault.code]
  }
  const text = (
    name: 'material' | 'stem' | 'explanation',
    label: string,
    more: { rows?: number; gaps?: boolean } = {},
  ) => (
    <NotationField
      {...more}
      label={label}
      value={form[name]}
      names={names}
      fault={faultAt(name)}
      onChange={(value, pictures) => change(pictures ? { [name]: value, pictures } : { [name]: value })}
    />
  )
  return (
    <div className={styles.form}>
      <Group grow align="start">
        <NativeSelect
          label={office.type}
          value={form.type}
          onChange={(event) => change({ type: event.currentTarget.value as QuestionForm['type'], right: [] })}
          data={Object.entries(types).map(([value, label]) => ({ value, label }))}
        />
        <NativeSelect
          label={office.language}
          value={form.language}
          onChange={(event) => change({ language: event.currentTarget.value as QuestionForm['language'] })}
          data={Object.entries(office.languages).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      {text('stem', banks.stem, { rows: 3, gaps: form.type === 'blanks' })}
      <AnswerFields form={form} change={change} names={names} faultAt={faultAt} />
      {text('explanation', banks.explanation, { rows: 2 })}
      <details className={styles.about} open={form.material !== ''}>
        <summary>{words.material}</summary>
        {text('material', words.materialText)}
      </details>
      <About form={form} change={change} tradeCode={tradeCode} />
      <p className={styles.soft}>{words.notationHelp}</p>
    </div>
  )
}
