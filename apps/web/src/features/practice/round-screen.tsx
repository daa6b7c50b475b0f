import { useEffect, useMemo, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { Sender } from '../../outbox/sender.ts'
import { navigate } from '../../router/address.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useStore } from '../../ui/store.ts'
import type { SheetItem } from '../questions/answer-sheet.tsx'
import { casePlace } from '../questions/case-place.ts'
import { ConfirmButton } from '../questions/confirm-button.tsx'
import { ReportSheet } from '../questions/lazy-report-sheet.tsx'
import { questionMessages } from '../questions/messages.ts'
import { QuestionFrame } from '../questions/question-frame.tsx'
import { prepareFor, preparePictures } from '../questions/question-types.ts'
import { QuestionView } from '../questions/question-view.tsx'
import { chosenAt, isComplete, type Response } from '../questions/response.ts'
import { SaveState } from '../questions/save-state.tsx'
import { KeptHere, SendNotes } from '../questions/send-notes.tsx'
import { useDrafts } from '../questions/use-drafts.ts'
import { useQuestionKeys } from '../questions/use-question-keys.ts'
import { useTradeNames } from '../trades/use-trades.ts'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'
import type { Round } from './round-query.ts'

type Props = { round: Round; sender: Sender }

const sheetOf = ({ slots }: Round, { waiting, refused }: Outbox): SheetItem[] =>
  slots.map((slot, index) => {
    const isOf = (op: { slot: number }) => op.slot === index
    if (slot.state === 'open')
      return { state: waiting.some(isOf) ? 'waiting' : refused.some(isOf) ? 'refused' : 'open' }
    return { state: slot.mark === 'open' ? 'answered' : slot.mark }
  })

/** One question of a round after the other; all of them are here, so the next one never has to be waited for. */
export const RoundScreen = ({ round, sender }: Props) => {
  const words = useMessages(practiceMessages)
  const common = useMessages(questionMessages)
  const trades = useTradeNames()
  const state = useStore(sender.store)
  const items = sheetOf(round, state.outbox)
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ state }) => state === 'open'),
    ),
  )
  const { drafts, keepDraft } = useDrafts(round.roundId)
  const [reporting, setReporting] = useState(false)
  const top = useRef<HTMLDivElement>(null)

  const slot = round.slots[current]
  const waiting = state.outbox.waiting.find((op) => op.slot === current)?.response
  const answered = slot?.state === 'answered' ? slot : undefined
  const response = answered?.response ?? waiting ?? drafts[current]
  const settled = answered !== undefined || waiting !== undefined
  const last = current === round.slots.length - 1
  const nextOpen = items.findIndex(({ state }, index) => state === 'open' && index > current)

  const questions = useMemo(() => round.slots.map(({ question }) => question), [round.slots])
  useEffect(() => prepareFor(questions), [questions])
  useEffect(() => preparePictures(questions[current + 1]), [questions, current])

  if (!slot) return null
  const go = (to: number) => {
    if (to < 0 || to >= round.slots.length) return
    setCurrent(to)
    window.scrollTo(0, 0)
    top.current?.focus({ preventScroll: true })
  }
  const respond = (value: Response) => keepDraft(current, value)
  const ready = isComplete(slot.question, response)
  const confirm = () => {
    if (settled) {
      if (last && nextOpen < 0) navigate(`/practice/rounds/${round.roundId}/summary`)
      else go(current + 1)
    } else if (response && ready) void sender.answer(current, response)
  }
  useQuestionKeys({
    choose: (index) => {
      const next = settled ? undefined : chosenAt(slot.question, response, index)
      if (next) respond(next)
    },
    confirm,
    previous: () => go(current - 1),
    next: () => go(current + 1),
  })
  return (
    <QuestionFrame
      title={`${words.round} ${trades.name(round.tradeCode)}`}
      back="/practice"
      items={items}
      current={current}
      onGo={go}
      state={<SaveState state={state} />}
      keysHint={slot.question.type === 'matching' ? common.keysMatch : common.keys}
      primary={
        <ConfirmButton
          settled={settled}
          ready={ready}
          marking={waiting !== undefined && !state.failing}
          onward={last ? words.finish : words.next}
          onPress={confirm}
        />
      }
      tools={
        <Button look="quiet" onClick={() => setReporting(true)}>
          <Icon name="report" /> {common.report}
        </Button>
      }
    >
      <div ref={top} tabIndex={-1} className={styles.question}>
        <SendNotes state={state} onGo={go} />
        <QuestionView
          key={current}
          question={slot.question}
          inCase={casePlace(questions, current)}
          response={response}
          review={answered?.question}
          mark={answered?.mark}
          isFresh={drafts[current] !== undefined}
          frozen={settled}
          onRespond={respond}
        />
        {waiting !== undefined && state.failing && !state.refuses ? <KeptHere /> : null}
      </div>
      {reporting ? (
        <ReportSheet from={{ roundId: round.roundId, slot: current }} onClose={() => setReporting(false)} />
      ) : null}
    </QuestionFrame>
  )
}
