import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { codeOf } from '../../../api/problem.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { note as told } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { firstGiven, forgetMarked, keepGiven, keepMarked, markedBefore } from './kept-points.ts'
import type { AnswerToMark, Given } from './marking.ts'
import { Answer, Others } from './office-answer.tsx'
import styles from './office-marking.module.css'
import { markingMessages } from './office-marking-messages.ts'
import { Rubric } from './office-rubric.tsx'

type Props = {
  quizId: string
  answer: AnswerToMark
  onNext: () => void
  onBack: (answerId: string) => void
}

const isWithin = (target: EventTarget | null, selector: string) =>
  target instanceof HTMLElement && target.closest(selector) !== null
/** A field of points takes digits; letters in it are still commands. */
const isTyping = (target: EventTarget | null, isLetter: boolean) =>
  isWithin(target, isLetter ? 'textarea, select, [role=dialog]' : 'input, textarea, select, a, summary, [role=dialog]')
/** Half a mark. */
const step = 50

/** Somebody else was faster, or the answer went away: there is nothing left to save. */
const isOver = (error: unknown) => ['marking.taken', 'marking.decided', 'marking.unknown'].includes(codeOf(error))

/** One answer: points by line, note, and on to the next. */
export const MarkForm = ({ quizId, answer, onNext, onBack }: Props) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  const [given, setGiven] = useState<Given>(() => firstGiven(answer))
  const [asksTrouble, setAsksTrouble] = useState(false)
  const [isHinted, setHinted] = useState(false)
  const [last, setLast] = useState(0)
  const { answerId, round, keyVersion, maximum, mine, isOut } = answer
  const params = { quizId, answerId }
  const { lines } = answer.rubric
  const previous = markedBefore(quizId, answerId)
  const sum = given.points.reduce<number>((total, points) => total + (points ?? 0), 0)
  const leave = () => {
    keepGiven(answer, null)
    onNext()
  }
  const saving = useMutation({
    mutationFn: () =>
      call('PUT /api/office/quizzes/:quizId/marking/answers/:answerId/mark', {
        params,
        body: { round, keyVersion, points: given.points.filter((points) => points !== null), note: given.note.trim() },
      }),
    onSuccess: () => {
      keepMarked(quizId, { answerId, score: sum })
      leave()
    },
    onError: (error) => {
      if (isOver(error)) keepGiven(answer, null)
    },
  })
  const act = async (work: Promise<unknown>, said?: string) => {
    await work
    if (said !== undefined) told(said)
    leave()
  }
  const other = useMutation({ mutationFn: (work: () => Promise<unknown>) => work() })
  const isBusy = saving.isPending || other.isPending
  const change = (after: Given) => {
    if (isBusy) return
    setGiven(after)
    keepGiven(answer, after)
  }
  const setPoints = (place: number, points: number | null) => {
    setLast(place)
    change({ ...given, points: given.points.map((one, index) => (index === place ? points : one)) })
  }
  /** A part of the line that was given last. */
  const more = (by: number) => {
    const full = lines[last]?.points ?? 0
    setPoints(last, Math.min(full, Math.max(0, (given.points[last] ?? 0) + by)))
  }
  const skip = () =>
    other.mutate(() => act(call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/skip', { params })))
  const takeBack = () =>
    other.mutate(() => {
      forgetMarked(quizId, answerId)
      return act(call('DELETE /api/office/quizzes/:quizId/marking/answers/:answerId/mark', { params }), words.takenBack)
    })
  const settle = () =>
    other.mutate(() =>
      act(call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/settle', { params }), words.settled),
    )
  const open = given.points.flatMap((points, place) => (points === null ? [place + 1] : []))
  const isPartly = open.length > 0 && open.length < lines.length
  // A line that nobody has given is no zero: the key for it may have been pressed before this answer was here.
  const save = () => {
    if (isBusy) return
    if (open.length === 0) saving.mutate()
    else setHinted(true)
  }
  const zero = () => change({ ...given, points: given.points.map((points) => (isPartly ? (points ?? 0) : 0)) })
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || asksTrouble || isBusy) return
    const inField = isWithin(event.target, '[data-mark-field]')
    if (event.key === 'Enter' && !event.shiftKey && (inField || !isTyping(event.target, false))) {
      event.preventDefault()
      save()
      return
    }
    if (isTyping(event.target, /^[a-z]$/i.test(event.key))) return
    const line = lines[Number(event.key) - 1]
    const place = Number(event.key) - 1
    if (event.key === '0') zero()
    else if (line) setPoints(place, given.points[place] === line.points ? 0 : line.points)
    else if (event.key === 'ArrowUp') more(step)
    else if (event.key === 'ArrowDown') more(-step)
    else if (event.key.toLowerCase() === 's' && mine === null) skip()
    else if (event.key.toLowerCase() === 'b' && previous !== undefined) onBack(previous.answerId)
    else return
    event.preventDefault()
  }
  const keys = useRef(onKey)
  keys.current = onKey
  // A long answer before this one was read to its end.
  useEffect(() => {
    scrollTo(0, 0)
    // On a phone it would open the keyboard over the answer.
    if (matchMedia('(hover: hover)').matches)
      document.querySelector<HTMLElement>('[data-only-line]')?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keys.current(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <div className={styles.columns}>
      <Answer answer={answer} />
      <div data-mark-field>
        {answer.trouble === null ? null : (
          <div className={styles.bar}>
            <strong>{words.troubleSaid(answer.trouble)}</strong>
            <Button onClick={settle}>{words.settle}</Button>
          </div>
        )}
        {isOut ? <p className={styles.bar}>{words.isOut}</p> : null}
        <Others others={answer.others} />
        <Rubric rubric={answer.rubric} points={given.points} onPoints={setPoints} />
        <p className={styles.sum} role="status">
          {words.sum(format.marks(sum), format.marks(maximum))}
        </p>
        <Textarea
          label={words.note}
          description={words.noteHint}
          autosize
          minRows={1}
          maxLength={2_000}
          value={given.note}
          onChange={(event) => change({ ...given, note: event.currentTarget.value })}
        />
        {isHinted && open.length > 0 ? <p role="alert">{isPartly ? words.notAll(open) : words.notYet}</p> : null}
        {saving.error ? (
          <ApiProblem error={saving.error} retry={save} {...(isOver(saving.error) ? {} : { safe: words.answerKept })} />
        ) : null}
        {other.error ? <ApiProblem error={other.error} /> : null}
        <div className={styles.bar}>
          {saving.error && isOver(saving.error) ? (
            <Button variant="filled" onClick={leave}>
              {words.goOn}
            </Button>
          ) : (
            <Button variant="filled" loading={saving.isPending} onClick={save}>
              {mine === null ? words.save : words.saveChange}
            </Button>
          )}
          <Button onClick={zero}>{isPartly ? words.restZero : words.zero}</Button>
          {mine === null ? (
            <Button variant="subtle" onClick={skip}>
              {words.skip}
            </Button>
          ) : isOut ? (
            <Button variant="subtle" onClick={leave}>
              {words.leaveIt}
            </Button>
          ) : (
            <Button variant="subtle" onClick={takeBack}>
              {words.takeBack}
            </Button>
          )}
          {previous === undefined ? null : (
            <Button variant="subtle" onClick={() => onBack(previous.answerId)}>
              {words.previous(format.marks(previous.score))}
            </Button>
          )}
          {isOut ? null : (
            <Button variant="subtle" onClick={() => setAsksTrouble(true)}>
              {words.trouble}
            </Button>
          )}
        </div>
      </div>
      {asksTrouble ? (
        <ReasonDialog
          title={words.troubleTitle}
          label={words.troubleLabel}
          hint={words.troubleHint}
          confirm={words.trouble}
          act={(reason) =>
            act(
              call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/trouble', {
                params,
                body: { note: reason },
              }),
              words.troubleTold,
            )
          }
          onClose={() => setAsksTrouble(false)}
        />
      ) : null}
    </div>
  )
}
