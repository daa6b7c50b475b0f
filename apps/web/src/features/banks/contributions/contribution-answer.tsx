import { useId } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import fields from '../../../ui/field.module.css'
import { Icon } from '../../../ui/icon.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type Draft, gapsIn } from './contribution-form.ts'
import { contributionMessages } from './contribution-messages.ts'
import styles from './contributions.module.css'

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; fault: boolean }

const letterAt = (place: number) => String.fromCharCode(65 + place)

const Options = ({ draft, change, fault }: Props) => {
  const words = useMessages(contributionMessages)
  const { options, right, type } = draft
  const single = type === 'single-choice'
  const mark = (place: number) => {
    if (single) return change({ right: [place] })
    change({ right: right.includes(place) ? right.filter((one) => one !== place) : [...right, place] })
  }
  const remove = (place: number) =>
    change({
      options: options.filter((_, at) => at !== place),
      right: right.filter((one) => one !== place).map((one) => (one > place ? one - 1 : one)),
    })
  return (
    <fieldset className={styles.options}>
      <legend>{single ? words.rightOne : words.rightMany}</legend>
      {options.map((text, place) => (
        <div key={place} className={styles.option}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name="right"
            className={styles.mark}
            aria-label={words.isRight(letterAt(place))}
            checked={right.includes(place)}
            onChange={() => mark(place)}
          />
          <input
            className={fields.control}
            aria-label={words.option(letterAt(place))}
            placeholder={letterAt(place)}
            maxLength={500}
            value={text}
            onChange={(event) =>
              change({ options: options.map((one, at) => (at === place ? event.target.value : one)) })
            }
          />
          {options.length > 2 ? (
            <button
              type="button"
              className={styles.remove}
              aria-label={words.removeOption(letterAt(place))}
              onClick={() => remove(place)}
            >
              <Icon name="close" size={16} />
            </button>
          ) : null}
        </div>
      ))}
      {options.length < 8 ? (
        <Button look="quiet" onClick={() => change({ options: [...options, ''] })}>
          <Icon name="plus" /> {words.addOption}
        </Button>
      ) : null}
      {fault ? (
        <p className={fields.fault} role="alert">
          <Icon name="warn" /> {words.twoOptions}
        </p>
      ) : null}
    </fieldset>
  )
}

const Gaps = ({ draft, change, fault }: Props) => {
  const words = useMessages(contributionMessages)
  const count = Math.min(10, gapsIn(draft.stem))
  return (
    <>
      <Button look="quiet" onClick={() => change({ stem: `${draft.stem} ____ ` })}>
        <Icon name="plus" /> {words.addGap}
      </Button>
      {count === 0 && fault ? (
        <p className={fields.fault} role="alert">
          <Icon name="warn" /> {words.noGap}
        </p>
      ) : null}
      {Array.from({ length: count }, (_, gap) => (
        <TextField
          key={gap}
          label={words.gap(gap + 1)}
          maxLength={200}
          value={draft.texts[gap] ?? ''}
          fault={fault && (draft.texts[gap] ?? '').trim() === '' ? words.fill : undefined}
          onChange={(event) => {
            const texts = Array.from({ length: count }, (_, at) => draft.texts[at] ?? '')
            texts[gap] = event.target.value
            change({ texts })
          }}
        />
      ))}
    </>
  )
}

/** What is right, as each type asks for it. */
export const ContributionAnswer = (props: Props) => {
  const words = useMessages(contributionMessages)
  const { draft, change, fault } = props
  if (draft.type === 'single-choice' || draft.type === 'multiple-choice') return <Options {...props} />
  if (draft.type === 'blanks') return <Gaps {...props} />
  if (draft.type === 'true-false')
    return (
      <fieldset className={styles.options}>
        <legend>{words.isTrue}</legend>
        {[true, false].map((value) => (
          <label key={String(value)} className={styles.option}>
            <input
              type="radio"
              name="truth"
              className={styles.mark}
              checked={draft.truth === value}
              onChange={() => change({ truth: value })}
            />
            {words.truth(value)}
          </label>
        ))}
        {fault && draft.truth === null ? (
          <p className={fields.fault} role="alert">
            <Icon name="warn" /> {words.fill}
          </p>
        ) : null}
      </fieldset>
    )
  return (
    <TextArea
      label={words.answer}
      value={draft.written}
      fault={fault && draft.written.trim() === '' ? words.fill : undefined}
      onChange={(written) => change({ written })}
    />
  )
}

type AreaProps = {
  label: string
  value: string
  onChange: (value: string) => void
  rows?: number
  fault?: string | undefined
  name?: string
}

/** Several lines of text, with label and fault. */
export const TextArea = ({ label, value, onChange, rows = 3, fault, name }: AreaProps) => {
  const id = useId()
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        className={fields.control}
        rows={rows}
        maxLength={2000}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-fault`} className={fields.fault} role="alert" hidden={!fault}>
        <Icon name="warn" /> {fault}
      </p>
    </div>
  )
}
