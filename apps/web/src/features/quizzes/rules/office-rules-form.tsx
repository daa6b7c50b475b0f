import type { QuizRules } from '@lianbing/contract'
import { Checkbox, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { BasicRules } from '../making/office-basic-rules.tsx'
import { NumberField } from '../making/office-number-field.tsx'
import { rulesMessages } from './messages.ts'
import { DurationField } from './office-duration-field.tsx'
import { EligibleFields } from './office-eligible.tsx'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'
import { type Rule, type RulePart, rulesInWords } from './rules-in-words.ts'

type Change = (rules: QuizRules) => void
type FieldsProps = { value: QuizRules; onChange: Change }
type Choice = 'counts' | 'choiceMarking' | 'navigation' | 'feedback'

/** A setting with the very words that workers read of it. */
const ChoiceField = ({ name, value, onChange }: FieldsProps & { name: Choice }) => {
  const words = useMessages(officeRulesMessages)
  const spoken = useMessages(rulesMessages)
  return (
    <NativeSelect
      label={words[name]}
      value={value[name]}
      data={Object.entries(spoken[name]).map(([option, label]) => ({ value: option, label }))}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  )
}

/** What is rarely changed is folded away, under words that tell how it stands. */
const Part = ({ part, rules, children }: { part: RulePart & keyof Heads; rules: Rule[]; children: ReactNode }) => {
  const words = useMessages(officeRulesMessages)
  const own = rules.filter((rule) => rule.part === part).map(({ text }) => text)
  return (
    <details className={styles.part}>
      <summary>
        <strong>{words.parts[part]}</strong>
        <span>{own.length === 0 ? words.nobodyBound : own.join(' · ')}</span>
      </summary>
      <div className={styles.partFields}>{children}</div>
    </details>
  )
}
type Heads = Record<'again' | 'marking' | 'answering' | 'who', string>

const MarkingFields = ({ value, onChange }: FieldsProps) => {
  const words = useMessages(officeRulesMessages)
  const costs = value.wrongCostsPercent > 0
  return (
    <>
      <ChoiceField name="choiceMarking" value={value} onChange={onChange} />
      <Checkbox
        label={words.wrongCosts}
        description={words.wrongCostsHint}
        checked={costs}
        onChange={(event) => onChange({ ...value, wrongCostsPercent: event.currentTarget.checked ? 25 : 0 })}
      />
      {costs ? (
        <NumberField
          label={words.wrongPercent}
          value={value.wrongCostsPercent}
          min={1}
          max={100}
          onChange={(wrongCostsPercent) => onChange({ ...value, wrongCostsPercent })}
        />
      ) : null}
      <NativeSelect
        label={words.markers}
        value={String(value.markers)}
        data={Object.entries(words.markersOf).map(([option, label]) => ({ value: option, label }))}
        onChange={(event) => onChange({ ...value, markers: event.currentTarget.value === '2' ? 2 : 1 })}
      />
      {value.markers === 2 ? (
        <NumberField
          label={words.markersDiffer}
          value={value.markersDiffer}
          unit={100}
          min={1}
          max={10_000}
          onChange={(markersDiffer) => onChange({ ...value, markersDiffer })}
        />
      ) : null}
    </>
  )
}

const AnsweringFields = ({ value, onChange }: FieldsProps) => {
  const words = useMessages(officeRulesMessages)
  const always = value.navigation === 'sequential'
  return (
    <>
      <ChoiceField name="navigation" value={value} onChange={onChange} />
      <Checkbox
        label={words.strict}
        description={always ? words.strictAlways : undefined}
        checked={value.strict || always}
        disabled={always}
        onChange={(event) => onChange({ ...value, strict: event.currentTarget.checked })}
      />
      <div>
        <NumberField
          label={words.grace}
          value={value.graceSeconds}
          min={0}
          max={30}
          onChange={(graceSeconds) => onChange({ ...value, graceSeconds })}
        />
        <p className={styles.hint}>{words.graceHint}</p>
      </div>
    </>
  )
}

/** `endless`: an opening has no end. */
type Props = FieldsProps & { organisationId: number; endless: boolean }

/** All rules of a quiz: the usual ones in sight, the others folded; beside them the words that workers read. */
export const RulesForm = ({ value, organisationId, endless, onChange }: Props) => {
  const words = useMessages(officeRulesMessages)
  const spoken = useMessages(rulesMessages)
  const format = useFormat()
  const trades = useTrades()
  const organisations = useOrganisationOptions()
  const nameOf = (id: number) => organisations.find((one) => one.value === String(id))?.label.trim() ?? String(id)
  const names = { trade: trades.name, organisations: value.eligible.organisationIds.map(nameOf), marks: format.marks }
  const rules = rulesInWords(value, spoken, { ...names, endless })
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <BasicRules rules={value} onChange={onChange} />
        <ChoiceField name="feedback" value={value} onChange={onChange} />
        {value.feedback === 'later' && endless ? (
          <p className={styles.warning} role="status">
            {words.endless}
          </p>
        ) : null}
        <div>
          <Part part="again" rules={rules}>
            {value.attemptsAllowed === 1 ? (
              <p>{words.once}</p>
            ) : (
              <>
                <ChoiceField name="counts" value={value} onChange={onChange} />
                <DurationField
                  label={words.wait}
                  hint={words.waitHint}
                  value={value.waitSeconds}
                  max={2_678_400}
                  onChange={(waitSeconds) => onChange({ ...value, waitSeconds })}
                />
              </>
            )}
          </Part>
          <Part part="marking" rules={rules}>
            <MarkingFields value={value} onChange={onChange} />
          </Part>
          <Part part="answering" rules={rules}>
            <AnsweringFields value={value} onChange={onChange} />
          </Part>
          <Part part="who" rules={rules}>
            <EligibleFields
              value={value.eligible}
              organisationId={organisationId}
              onChange={(eligible) => onChange({ ...value, eligible })}
            />
          </Part>
        </div>
      </div>
      <section className={styles.words}>
        <h3>{words.read}</h3>
        <ul>
          {rules.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
