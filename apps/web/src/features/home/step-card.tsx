import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Scale } from '../../ui/scale.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import styles from './home.module.css'
import { homeMessages } from './messages.ts'
import type { Step } from './next-step.ts'
import { StartRound } from './start-round.tsx'

type Props = {
  kicker: string
  title: string
  level?: string | undefined
  lead: string
  symbol?: string | undefined
  children: ReactNode
}

const Frame = ({ kicker, title, level, lead, symbol, children }: Props) => (
  <Card drawing className={styles.step}>
    <div className={styles.stepText}>
      <p className={styles.kicker}>{kicker}</p>
      <h2>{title}</h2>
      {level ? <p className={styles.level}>{level}</p> : null}
      <p>{lead}</p>
    </div>
    <TradeMark symbol={symbol} size={88} />
    <div className={styles.stepFoot}>{children}</div>
  </Card>
)

/** The one recommended step of the page. */
export const StepCard = ({ step }: { step: Step }) => {
  const words = useMessages(homeMessages)
  const shell = useMessages(shellMessages)
  const trades = useTradeNames()
  const levelOf = (level: number | null | undefined) => (level ? shell.level(level) : undefined)
  const go = (to: string, label: string) => (
    <ButtonLink to={to} look="next" wide large>
      {label}
    </ButtonLink>
  )

  if (step.kind === 'attempt') {
    const { title, tradeCode } = step.quiz
    return (
      <Frame kicker={words.attempt} title={title} lead={words.attemptLead} symbol={trades.symbol(tradeCode)}>
        {go(`/attempts/${step.attemptId}`, words.attemptGo)}
      </Frame>
    )
  }
  if (step.kind === 'round') {
    const { roundId, tradeCode, level, answered, count } = step.round
    const lead = words.roundLead(answered, count)
    return (
      <Frame
        kicker={words.round}
        title={trades.name(tradeCode)}
        level={levelOf(level)}
        lead={lead}
        symbol={trades.symbol(tradeCode)}
      >
        <Scale label={lead} value={answered} of={count} />
        {go(`/practice/rounds/${roundId}`, words.roundGo)}
      </Frame>
    )
  }
  if (step.kind === 'practise') {
    const { trade, choice, place } = step
    const lead = choice.mode === 'sequential' && place ? words.practiseOn(place.done, place.total) : ''
    return (
      <Frame
        kicker={words.practise}
        title={trades.name(trade.code)}
        level={levelOf(choice.level)}
        lead={lead || words.practiseLead(choice.count)}
        symbol={trade.symbol}
      >
        <StartRound choice={choice} label={words.practiseGo} />
      </Frame>
    )
  }
  if (step.kind === 'quiz') {
    const { quizId, title, questions, timeLimitSeconds, tradeCode } = step.quiz
    const lead = words.quizLead(questions, Math.round(timeLimitSeconds / 60))
    return (
      <Frame kicker={words.quiz} title={title} lead={lead} symbol={trades.symbol(tradeCode)}>
        {go(`/quizzes/${quizId}`, words.quizGo)}
      </Frame>
    )
  }
  return step.kind === 'choose-trade' ? (
    <Frame kicker={words.practise} title={words.chooseTrade} lead={words.chooseTradeLead}>
      {go('/me', words.chooseTradeGo)}
    </Frame>
  ) : (
    <Frame kicker={words.practise} title={words.browse} lead={words.browseLead}>
      {go('/practice', words.browseGo)}
    </Frame>
  )
}
