import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, queryClient } from '../../api/client.ts'
import { remember } from '../../api/device-storage.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import type { Me } from '../../api/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Select } from '../../ui/select.tsx'
import { TradePlate } from '../trades/trade-plate.tsx'
import type { Trade } from '../trades/use-trades.ts'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'
import { roundQuery } from './round-query.ts'
import {
  firstChoice,
  fitted,
  languagesOf,
  levelsOf,
  type StartChoice,
  sizes,
  startBody,
  totalOf,
} from './start-choice.ts'

/** Trade, level, way and size of a round; remembered for the next time. */
export const StartForm = ({ trades, me }: { trades: readonly Trade[]; me: Me }) => {
  const words = useMessages(practiceMessages)
  const shell = useMessages(shellMessages)
  const locale = useLocale()
  const format = useFormat()
  const [choice, setChoice] = useState(() => firstChoice(trades, me, locale))
  const start = useMutation({
    mutationFn: (chosen: StartChoice) => call('POST /api/practice/rounds', { body: startBody(chosen) }),
    onSuccess: (round) => {
      queryClient.setQueryData(roundQuery(round.roundId).queryKey, round)
      void queryClient.invalidateQueries({ queryKey: ['GET /api/practice/today'] })
      void queryClient.invalidateQueries({ queryKey: ['rounds'] })
      navigate(`/practice/rounds/${round.roundId}`)
    },
  })
  const trade = trades.find(({ code }) => code === choice?.tradeCode)
  if (!choice || !trade) return null
  const change = (part: Partial<StartChoice>) => setChoice(fitted({ ...choice, ...part }, trade))
  const languages = languagesOf(trade)
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault()
        remember('start', choice)
        start.mutate(choice)
      }}
    >
      <div className={styles.form}>
        <Select
          label={words.trade}
          value={trade.code}
          onChange={(event) => {
            const other = trades.find(({ code }) => code === event.target.value)
            if (other) setChoice(fitted(choice, other))
          }}
        >
          {trades.map(({ code, names }) => (
            <option key={code} value={code}>
              {names[locale]}
            </option>
          ))}
        </Select>
        {languages.length > 1 ? (
          <ChoiceRow
            label={words.language}
            value={choice.language}
            choices={languages.map((language) => ({ value: language, label: words.languages[language] }))}
            onChoose={(language) => change({ language })}
          />
        ) : null}
        <Select
          label={words.level}
          value={choice.level}
          onChange={(event) => change({ level: Number(event.target.value) })}
        >
          <option value={0}>
            {words.allLevels} ({words.tradeQuestions(format.number(totalOf(trade, { ...choice, level: 0 })))})
          </option>
          {levelsOf(trade, choice.language).map(({ level, count }) => (
            <option key={level} value={level}>
              {shell.level(level)} ({words.tradeQuestions(format.number(count))})
            </option>
          ))}
        </Select>
        <ChoiceRow
          label={words.mode}
          value={choice.mode}
          choices={(['random', 'sequential'] as const).map((mode) => ({
            value: mode,
            label: words.modes[mode],
            note: words.modeNotes[mode],
          }))}
          onChoose={(mode) => change({ mode })}
        />
        <ChoiceRow
          label={words.count}
          value={choice.count}
          choices={sizes.map((size) => ({ value: size, label: String(size) }))}
          onChoose={(count) => change({ count })}
        />
        {start.error ? <ApiProblem error={start.error} retry={() => start.mutate(choice)} /> : null}
        <Button type="submit" look="next" large wide busy={start.isPending}>
          {words.start}
        </Button>
      </div>
      <TradePlate trade={trade} note={words.tradeQuestions(format.number(totalOf(trade, choice)))} />
    </form>
  )
}
