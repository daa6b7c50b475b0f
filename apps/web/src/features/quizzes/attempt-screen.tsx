import { useEffect, useMemo, useRef, useState } from 'react'
import { queryClient } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { navigate } from '../../router/address.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useStore } from '../../ui/store.ts'
import type { SheetItem } from '../questions/answer-sheet.tsx'
import { casePlace } from '../questions/case-place.ts'
import { ReportSheet } from '../questions/lazy-report-sheet.tsx'
import { questionMessages } from '../questions/messages.ts'
import { QuestionFrame } from '../questions/question-frame.tsx'
import { prepareFor, preparePictures } from '../questions/question-types.ts'
import { QuestionView } from '../questions/question-view.tsx'
import { chosenAt, isAnswered, type Response } from '../questions/response.ts'
import { SaveState } from '../questions/save-state.tsx'
import { SendNotes } from '../questions/send-notes.tsx'
import { useQuestionKeys } from '../questions/use-question-keys.ts'
import type { Attempt, AttemptWriter } from './attempt-writer.ts'
import { Countdown, useIsPast } from './countdown.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { useFlags } from './flags.ts'
import { HandIn } from './hand-in.tsx'
import { quizMessages } from './messages.ts'
import styles from './quizzes.module.css'
import { TimeOver } from './time-over.tsx'

type Props = { attempt: Attempt; writer: AttemptWriter; onAgain: (takeOver: boolean) => void }

export const AttemptScreen = ({ attempt, writer, onAgain }: Props) => {
  const words = useMessages(quizMessages)
  const common = useMessages(questionMessages)
  const state = useStore(writer.store)
  const { outbox, failing, hold } = state
  const clock = useStore(writer.clock)
  const answers = useStore(writer.answers)
  const isOver = useIsPast(clock.deadline)
  const { flags, toggle } = useFlags(attempt.attemptId)
  const isOpen = (slot: number) => !isAnswered(answers.get(slot))
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      attempt.slots.findIndex((_, slot) => isOpen(slot)),
    ),
  )
  const [sheet, setSheet] = useState<'hand-in' | 'report'>()
  const top = useRef<HTMLDivElement>(null)
  const toResult = () => {
    void queryClient.invalidateQueries({ queryKey: ['GET /api/quizzes'] })
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
  const response = answers.get(current)
  const respond = (value: Response) => {
    if (!frozen) void writer.answer(current, value)
  }
  const go = (to: number) => {
    if (to < 0 || to >= attempt.slots.length) return
    // What was typed last waits for no pause once its question is left.
    if (!frozen) void writer.flush()
    setCurrent(to)
    window.scrollTo(0, 0)
    top.current?.focus({ preventScroll: true })
  }
  const last = current === attempt.slots.length - 1
  const onward = () => (last ? setSheet('hand-in') : go(current + 1))
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
  if (hold === 'device' || hold === 'window')
    return <Elsewhere where={hold} onTakeOver={() => onAgain(hold === 'device')} />

  const waiting = new Set(outbox.waiting.map((op) => op.slot))
  const items = attempt.slots.map(
    (_, index): SheetItem => ({
      state: isOpen(index) ? 'open' : failing && waiting.has(index) ? 'waiting' : 'answered',
      flagged: flags.includes(index),
    }),
  )
  // After the end nobody has to hand in, and nobody can.
  const handIn = (closeSheet: () => void) =>
    frozen ? null : (
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
      onGo={go}
      state={<SaveState state={state} />}
      clock={<Countdown deadline={clock.deadline} />}
      keysHint={(slot.question.type === 'matching' ? common.keysMatch : common.keys) + common.keysFlag}
      sheetFoot={handIn}
      primary={
        <Button look="next" large disabled={last && frozen} onClick={onward}>
          {last ? words.handIn : words.next}
        </Button>
      }
      tools={
        <>
          {isAnswered(response) && !frozen ? (
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
        {isOver || hold === 'closed' ? (
          <TimeOver writer={writer} state={state} acceptUntil={clock.acceptUntil} onResult={toResult} />
        ) : null}
        <SendNotes state={state} onGo={go} />
        <QuestionView
          key={current}
          question={slot.question}
          inCase={casePlace(questions, current)}
          response={response}
          frozen={frozen}
          onRespond={respond}
        />
      </div>
      {sheet === 'hand-in' && !frozen ? (
        <HandIn
          items={items}
          writer={writer}
          onGo={(to) => {
            setSheet(undefined)
            go(to)
          }}
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
