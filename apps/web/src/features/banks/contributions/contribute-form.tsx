import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call, queryClient } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { navigate } from '../../../router/address.ts'
import { askBeforeLeaving } from '../../../router/leaving.ts'
import { shellMessages } from '../../../shell/messages.ts'
import { toast } from '../../../ui/announcer.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useTrades } from '../../trades/use-trades.ts'
import { ContributionAnswer, TextArea } from './contribution-answer.tsx'
import { type Contribution, contributionOf, contributionTypes, type Draft } from './contribution-form.ts'
import { contributionMessages } from './contribution-messages.ts'
import { ContributionPhoto } from './contribution-photo.tsx'
import styles from './contributions.module.css'
import { SimilarQuestions } from './similar-questions.tsx'

type Props = { first: Draft; language?: Contribution['language']; contributionId?: string; onDone?: () => void }

/** Writes a question, or mends one that was returned. */
export const ContributeForm = ({ first, language, contributionId, onDone }: Props) => {
  const words = useMessages(contributionMessages)
  const { level } = useMessages(shellMessages)
  const locale = useLocale()
  const trades = useTrades()
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const written = contributionOf(draft, language ?? locale)
  const loses = useRef(false)
  loses.current = draft !== first
  useEffect(() => askBeforeLeaving(() => loses.current), [])
  const sending = useMutation({
    mutationFn: async (body: Contribution) => {
      if (contributionId === undefined) await call('POST /api/contributions', { body })
      else await call('PUT /api/contributions/:contributionId', { params: { contributionId }, body })
    },
    onSuccess: () => {
      loses.current = false
      void queryClient.invalidateQueries({ queryKey: ['GET /api/contributions'] })
      toast(words.sent)
      if (onDone) onDone()
      else navigate('/contributions', { replace: true })
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (written) sending.mutate(written)
  }
  const items = [...(trades.data?.items ?? [])].sort((a, b) => a.names[locale].localeCompare(b.names[locale], locale))
  const fill = (value: string) => (tried && value.trim() === '' ? words.fill : undefined)
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div className={styles.pair}>
        <Select
          label={words.trade}
          value={trades.data ? draft.tradeCode : ''}
          disabled={!trades.data || contributionId !== undefined}
          hint={fill(draft.tradeCode)}
          onChange={(event) => change({ tradeCode: event.target.value })}
        >
          <option value="">{words.chooseTrade}</option>
          {items.map(({ code, names }) => (
            <option key={code} value={code}>
              {names[locale]}
            </option>
          ))}
        </Select>
        <Select
          label={words.level}
          value={draft.level ?? ''}
          onChange={(event) => change({ level: event.target.value === '' ? null : Number(event.target.value) })}
        >
          <option value="">{words.noLevel}</option>
          {[5, 4, 3, 2, 1].map((value) => (
            <option key={value} value={value}>
              {level(value)}
            </option>
          ))}
        </Select>
      </div>
      <Select
        label={words.type}
        value={draft.type}
        onChange={(event) => change({ type: event.target.value as Draft['type'] })}
      >
        {contributionTypes.map((type) => (
          <option key={type} value={type}>
            {words.types[type]}
          </option>
        ))}
      </Select>
      <TextArea
        name="stem"
        label={draft.type === 'blanks' ? words.stemBlanks : words.stem}
        value={draft.stem}
        fault={fill(draft.stem)}
        onChange={(stem) => change({ stem })}
      />
      <SimilarQuestions
        tradeCode={draft.tradeCode}
        stem={draft.stem}
        options={draft.type.endsWith('choice') ? draft.options.filter((text) => text.trim() !== '') : []}
      />
      <ContributionPhoto picture={draft.picture} onChange={(picture) => change({ picture })} />
      <ContributionAnswer draft={draft} change={change} fault={tried && written === undefined} />
      <TextArea
        rows={2}
        label={words.explanation}
        value={draft.explanation}
        onChange={(explanation) => change({ explanation })}
      />
      <TextField
        label={words.source}
        hint={words.sourceHint}
        maxLength={500}
        value={draft.source}
        onChange={(event) => change({ source: event.target.value })}
      />
      {tried && written === undefined ? <p className={styles.missing}>{words.missing}</p> : null}
      {sending.error ? <ApiProblem error={sending.error} /> : null}
      <Button type="submit" look="next" large wide busy={sending.isPending}>
        {contributionId === undefined ? words.send : words.sendAgain}
      </Button>
    </form>
  )
}
