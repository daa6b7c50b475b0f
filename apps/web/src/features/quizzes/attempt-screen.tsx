import { useEffect, useMemo, useRef, useState } from 'react'
import { queryClient } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useStore } from '../../ui/store.ts'
import type { SheetItem, SheetState } from '../questions/answer-sheet.tsx'
import { casePlace } from '../questions/case-place.ts'
import { ConfirmButton } from '../questions/confirm-button.tsx'
import { ReportSheet } from '../questions/lazy-report-sheet.tsx'
import { questionMessages } from '../questions/messages.ts'
import { QuestionFrame } from '../questions/question-frame.tsx'
import { prepareFor, preparePictures } from '../questions/question-types.ts'
import { QuestionView } from '../questions/question-view.tsx'
import { chosenAt, isAnswered, isComplete, type Response } from '../questions/response.ts'
import { SaveState } from '../questions/save-state.tsx'
import { KeptHere, SendNotes } from '../questions/send-notes.tsx'
import { useDrafts } from '../questions/use-drafts.ts'
import { useQuestionKeys } from '../questions/use-question-keys.ts'
import styles from './attempt.module.css'
import { attemptMessages } from './attempt-messages.ts'
import type { Attempt, AttemptWriter } from './attempt-writer.ts'
import { Countdown, useIsPast } from './countdown.tsx'
import { prepareEnd, useEndParts } from './end-parts.ts'
import { useFlags } from './flags.ts'

type Props = { attempt: Attempt; writer: AttemptWriter }

export const AttemptScreen = ({ attempt, writer }: Props) => {
  const words = useMessages(attemptMessages)
  const common = useMessages(questionMessages)
  const state = useStore(writer.store)
  const { outbox, failing, hold } = state
  const clock = useStore(writer.clock)
  const { answers, reveals } = useStore(writer.shown)
  const isOver = useIsPast(clock.deadline)
  const isPastAccepting = useIsPast(clock.acceptUntil)
  const { flags, toggle } = useFlags(attempt.attemptId)
  const isOpen = (slot: number) => !isAnswered(answers.get(slot))
  // In order: on where the last answer is, which may still be changed; there is no way back.
  const { sequential } = attempt
  const [current, setCurrent] = useState(() =>
    sequential
      ? Math.max(0, ...answers.keys())
      : Math.max(
          0,
          attempt.slots.findIndex((_, slot) => isOpen(slot)),
        ),
  )
  const [sheet, setSheet] = useState<'hand-in' | 'report'>()
  const top = useRef<HTMLDivElement>(null)
  const toResult = () => {
    void queryClient.invalidateQueries({ queryKey: ['GET /api/quizzes'] })
    // An attempt that was opened again has another result now.
    queryClient.removeQueries({ queryKey: ['GET /api/attempts/:attemptId/result'] })
    const refused = writer.store.get().outbox.refused.map(({ slot, code }) => ({ slot, code }))
    navigate(`/attempts/${attempt.attemptId}/result`, { replace: true, state: { refused } })
  }
  const questions = useMemo(() => attempt.slots.map(({ question }) => question), [attempt])
  useEffect(() => prepareFor(questions), [questions])
  useEffect(() => preparePictures(questions[current + 1]), [questions, current])
  useEffect(() => {
    if (isOver) void writer.retry()
  }, [isOver, writer])

  const slot = attempt.slots[current]
  const frozen = isOver || hold !== 'here'
  const isEnded = isOver || hold === 'closed'
  const { HandIn, TimeOver } = useEndParts(isEnded || sheet === 'hand-in')
  const isLate = isPastAccepting || hold === 'closed'
  const { drafts, keepDraft } = useDrafts(attempt.attemptId)
  const waiting = new Set(outbox.waiting.map((op) => op.slot))
  const refused = new Set(outbox.refused.map((op) => op.slot))
  const reveal = reveals.get(current)
  // With feedback at once an answer is chosen, confirmed, and then final.
  const settled = attempt.reveals && (reveal !== undefined || waiting.has(current))
  const isDraft = attempt.reveals && !settled
  const response = isDraft ? drafts[current] : answers.get(current)
  const ready = slot !== undefined && isComplete(slot.question, response)
  const respond = (value: Response) => {
    if (frozen || settled) return
    prepareEnd()
    if (isDraft) keepDraft(current, value)
    else void writer.answer(current, value)
  }
  const go = (to: number) => {
    if (to < 0 || to >= attempt.slots.length || (sequential && to !== current + 1)) return
    prepareEnd()
    // What was typed last waits for no pause once its question is left.
    if (!frozen) void writer.flush()
    setCurrent(to)
    window.scrollTo(0, 0)
    top.current?.focus({ preventScroll: true })
  }
  const last = current === attempt.slots.length - 1
  const onward = () => {
    if (isDraft && !frozen) {
      if (response && ready) void writer.answer(current, response)
    } else if (last) setSheet('hand-in')
    else go(current + 1)
  }
  useQuestionKeys({
    choose: (index) => {
      const next = slot && chosenAt(slot.question, response, index)
      if (next) respond(next)
    },
    confirm: onward,
    previous: () => go(current - 1),
    next: () => go(current + 1),
    flag: () => toggle(current),
  })
  if (!slot) return null

  const sheetState = (index: number): SheetState => {
    const mark = reveals.get(index)?.mark
    if (mark) return mark === 'right' || mark === 'wrong' ? mark : 'answered'
    if (refused.has(index) || (isLate && waiting.has(index))) return 'refused'
    if (isOpen(index)) return 'open'
    return waiting.has(index) && failing ? 'waiting' : 'answered'
  }
  const items = attempt.slots.map((_, index): SheetItem => {
    return { state: sheetState(index), flagged: flags.includes(index) }
  })
  const handIn = (closeSheet: () => void) => (
    <Button
      look="steel"
      wide
      onClick={() => {
        closeSheet()
        setSheet('hand-in')
      }}
    >
      {words.handIn}
    </Button>
  )
  const flagged = flags.includes(current)
  return (
    <QuestionFrame
      title={attempt.title}
      back="/quizzes"
      items={items}
      current={current}
      onGo={sequential ? undefined : go}
      state={<SaveState state={state} isLate={isLate} />}
      clock={<Countdown deadline={clock.deadline} />}
      keysHint={(slot.question.type === 'matching' ? common.keysMatch : common.keys) + common.keysFlag}
      {...(frozen ? {} : { sheetFoot: handIn })}
      primary={
        attempt.reveals && !frozen ? (
          <ConfirmButton
            settled={settled}
            ready={ready}
            marking={settled && reveal === undefined && !failing}
            onward={last ? words.handIn : words.next}
            onPress={onward}
          />
        ) : (
          <Button look={frozen ? 'plain' : 'next'} large disabled={frozen && last} onClick={onward}>
            {last ? words.handIn : words.next}
          </Button>
        )
      }
      tools={
        <>
          {isAnswered(response) && !frozen && !settled ? (
            <Button look="quiet" onClick={() => respond({})}>
              <Icon name="close" /> {words.clear}
            </Button>
          ) : null}
          <Button look="quiet" aria-pressed={flagged} onClick={() => toggle(current)}>
            <Icon name="flag" /> {flagged ? words.unflag : words.flag}
          </Button>
          <Button look="quiet" onClick={() => setSheet('report')}>
            <Icon name="report" /> {common.report}
          </Button>
        </>
      }
    >
      <div ref={top} tabIndex={-1} className={styles.question}>
        {!isEnded ? null : TimeOver ? (
          <TimeOver writer={writer} state={state} isOver={isOver} isPast={isPastAccepting} onResult={toResult} />
        ) : (
          <h2>{words.timeOver}</h2>
        )}
        <SendNotes state={state} {...(frozen ? {} : { onGo: go })} />
        <QuestionView
          key={current}
          question={slot.question}
          inCase={casePlace(questions, current)}
          response={response}
          review={reveal?.question}
          mark={reveal?.mark}
          isFresh={drafts[current] !== undefined}
          frozen={frozen || settled}
          onRespond={respond}
        />
        {sequential && !frozen ? <p>{words.oneWay}</p> : null}
        {settled && reveal === undefined && failing && !state.refuses && !isLate ? <KeptHere /> : null}
      </div>
      {sheet === 'hand-in' && !frozen && HandIn ? (
        <HandIn
          items={items}
          writer={writer}
          onGo={
            sequential
              ? undefined
              : (to) => {
                  setSheet(undefined)
                  go(to)
                }
          }
          onClose={() => setSheet(undefined)}
          onDone={toResult}
        />
      ) : null}
      {sheet === 'report' ? (
        <ReportSheet from={{ attemptId: attempt.attemptId, slot: current }} onClose={() => setSheet(undefined)} />
      ) : null}
    </QuestionFrame>
  )
}
