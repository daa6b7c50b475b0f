import { contentText } from '@lianbing/contract'
import type { Output } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'

/** A second, plain writing of the protocol, to compare the product with: no SQL, no rule and no outbox of ours. */

type Slot = Output<'GET /api/attempts/:attemptId'>['slots'][number]

const optionId = ({ question }: Slot, letter: string): string =>
  question.options.find((option) => contentText(option.content).startsWith(`选项${letter}`))?.id ?? ''

/** What a worker might answer to a question of `draftOf`, by number from 0 to 4; 0 clears, 1 is right. */
export const answerOf = (slot: Slot, pick: number): Response => {
  const letters = ['', 'A', 'B', 'C', 'D'][pick] ?? ''
  if (letters === '') return {}
  if (slot.question.type === 'single-choice') return { choice: optionId(slot, letters) }
  if (slot.question.type === 'multiple-choice')
    return { choices: (['AB', 'BA', 'A', 'CD'][pick - 1] ?? '').split('').map((letter) => optionId(slot, letter)) }
  const isTrue = Number(/\d+/.exec(contentText(slot.question.stem))?.[0]) % 2 === 0
  return { truth: isTrue === (pick % 2 === 1) }
}
const isRight = ({ question }: Slot, pick: number) =>
  pick === 1 || (question.type === 'multiple-choice' && pick === 2) || (question.type === 'true-false' && pick === 3)

export type Tap = { slot: number; seq: number; pick: number }
export type Register = Tap & { epoch: number }
export type State = {
  strict: boolean
  epoch: number
  device: string | null
  closed: 'submitted' | 'expired' | null
  registers: readonly Register[]
}
export type Happening =
  | { kind: 'save' | 'submit'; epoch: number; taps: readonly Tap[] }
  | { kind: 'takeover'; device: string }
/** What the caller is told: a problem's code, or the facts that have to be the same. */
export type Told =
  | string
  | { epoch: number }
  | { stored: [slot: number, epoch: number, seq: number][] }
  | { score: number; answered: number; closeReason: string; refused: [slot: number, code: string][] }

export const begun = (strict: boolean): State => ({ strict, epoch: 1, device: null, closed: null, registers: [] })

const isLater = (a: { epoch: number; seq: number }, b: { epoch: number; seq: number }) =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq)
const isCovered = (registers: readonly Register[], tap: Register) =>
  registers.some((kept) => kept.slot === tap.slot && !isLater(tap, kept))

/** Each slot keeps the latest tap of all that it was given. */
const keep = (registers: readonly Register[], taps: readonly Register[]): Register[] => {
  const all = [...registers, ...taps]
  const latest = all.filter((tap, index) =>
    all.every(
      (other, at) =>
        other.slot !== tap.slot || at === index || isLater(tap, other) || (!isLater(other, tap) && index < at),
    ),
  )
  return latest.sort((a, b) => a.slot - b.slot)
}
/** Whether another answer has the same place in the order. */
const clashes = (registers: readonly Register[], tap: Register) =>
  registers.some(
    ({ slot, epoch, seq, pick }) => slot === tap.slot && epoch === tap.epoch && seq === tap.seq && pick !== tap.pick,
  )

/** Of a slot's taps in one request only the latest is looked at. */
const clashingSlots = ({ registers }: State, taps: readonly Register[]) =>
  keep([], taps)
    .filter((tap) => clashes(registers, tap))
    .map(({ slot }) => slot)

export const scoreOf = (paper: readonly Slot[], { registers }: State) =>
  registers.reduce((sum, { slot, pick }) => {
    const shown = paper[slot]
    return shown !== undefined && isRight(shown, pick) ? sum + shown.maximum : sum
  }, 0)

const save = (state: State, epoch: number, taps: readonly Register[]): [State, Told] => {
  if (state.closed !== null) return [state, 'attempt.closed']
  if (epoch > state.epoch) return [state, 'request.invalid']
  if (epoch < state.epoch && state.strict) return [state, 'attempt.superseded']
  const registers = keep(state.registers, taps)
  const after = { ...state, registers }
  if (clashingSlots(state, taps).length > 0) return [after, 'attempt.conflict']
  const stored = registers.filter(({ slot }) => taps.some((tap) => tap.slot === slot))
  return [after, { stored: stored.map(({ slot, epoch: by, seq }) => [slot, by, seq]) }]
}

const submit = (paper: readonly Slot[], state: State, epoch: number, taps: readonly Register[]): [State, Told] => {
  if (state.closed === null && epoch > state.epoch) return [state, 'request.invalid']
  if (state.closed === null && epoch < state.epoch) return [state, 'attempt.superseded']
  const after: State =
    state.closed === null ? { ...state, closed: 'submitted', registers: keep(state.registers, taps) } : state
  const refused = taps.flatMap((tap): [number, string][] => {
    if (state.closed === null && clashingSlots(state, taps).includes(tap.slot)) return [[tap.slot, 'attempt.conflict']]
    return isCovered(after.registers, tap) ? [] : [[tap.slot, 'attempt.closed']]
  })
  const answered = after.registers.filter(({ pick }) => pick !== 0).length
  return [after, { score: scoreOf(paper, after), answered, closeReason: after.closed ?? '', refused }]
}

/** What becomes of an attempt, and what the caller is told, when one thing happens to it alone. */
export const step = (paper: readonly Slot[], state: State, happening: Happening): [State, Told] => {
  if (happening.kind === 'takeover') {
    if (state.closed !== null) return [state, 'attempt.closed']
    if (state.device === happening.device) return [state, { epoch: state.epoch }]
    return [{ ...state, device: happening.device, epoch: state.epoch + 1 }, { epoch: state.epoch + 1 }]
  }
  const taps = happening.taps.map((tap): Register => ({ ...tap, epoch: happening.epoch }))
  return happening.kind === 'save' ? save(state, happening.epoch, taps) : submit(paper, state, happening.epoch, taps)
}

const ordersOf = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))

/** All ends that some order of things that happened at once can have, given what each caller was told. */
export const endsOf = (
  paper: readonly Slot[],
  begin: State,
  atOnce: readonly { happening: Happening; told: Told }[],
): State[] => {
  const ends = ordersOf(atOnce).flatMap((order) => {
    let state = begin
    for (const { happening, told } of order) {
      const [after, expected] = step(paper, state, happening)
      if (JSON.stringify(expected) !== JSON.stringify(told)) return []
      state = after
    }
    return [state]
  })
  return [...new Map(ends.map((end) => [JSON.stringify(end), end])).values()]
}
