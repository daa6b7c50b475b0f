import { contentText } from '@lianbing/contract'
import type { Output } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'

/** A second, plain writing of the protocol, to compare the product with: no SQL, no rule and no outbox of ours. */

type Slot = Output<'GET /api/attempts/:attemptId'>['slots'][number]

const optionId = ({ question }: Slot, letter: string): string =>
  question.options.find((option) => contentText(option.content).startsWith(`选项${letter}`))?.id ?? ''

/** What a worker might answer to a question of `draftOf`, by number from 0 to 4 (2, where it is true or false); 0 clears, 1 is right. */
export const answerOf = (slot: Slot, pick: number): Response => {
  const letter = ['', 'A', 'B', 'C', 'D'][pick] ?? ''
  if (letter === '') return {}
  if (slot.question.type === 'single-choice') return { choice: optionId(slot, letter) }
  if (slot.question.type === 'multiple-choice')
    return { choices: (['AB', 'BA', 'A', 'CD'][pick - 1] ?? '').split('').map((one) => optionId(slot, one)) }
  const isTrue = Number(/\d+/.exec(contentText(slot.question.stem))?.[0]) % 2 === 0
  return { truth: isTrue === (pick === 1) }
}
const isRight = ({ question }: Slot, pick: number) => pick === 1 || (question.type === 'multiple-choice' && pick === 2)

export type Tap = { slot: number; seq: number; pick: number }
export type Register = Tap & { epoch: number; isFinal: boolean }
type Sent = Tap & { epoch: number }

/** Before the deadline, in the grace, after it, and after the slack. */
export type Time = 'running' | 'grace' | 'over' | 'due'
export type State = {
  strict: boolean
  reveals: boolean
  time: Time
  epoch: number
  device: string | null
  closed: 'submitted' | 'expired' | 'admin' | null
  isVoid: boolean
  registers: readonly Register[]
  /** Of each version of the result; null of one that is void. */
  scores: readonly (number | null)[]
  /** How many slots said something when it was closed last. */
  answered: number
  events: readonly string[]
}
export type Happening =
  | { kind: 'save'; epoch: number; taps: readonly Tap[] }
  | { kind: 'submit'; epoch: number; taps: readonly Tap[] }
  | { kind: 'takeover'; device: string }
  | { kind: 'extend' }
  | { kind: 'reopen' }
  | { kind: 'void' }
  | { kind: 'sweep' }
  | { kind: 'read' }
/** What the caller is told: a problem's code, or the facts that have to be the same. */
export type Told =
  | string
  | { epoch: number }
  | { stored: [slot: number, epoch: number, seq: number][] }
  | { score: number; answered: number; closeReason: string; refused: [slot: number, code: string][] }

export const begun = (rules: { strict: boolean; reveals: boolean }): State => ({
  ...rules,
  time: 'running',
  epoch: 1,
  device: null,
  closed: null,
  isVoid: false,
  registers: [],
  scores: [],
  answered: 0,
  events: ['opened'],
})

type Place = { epoch: number; seq: number }
const isLater = (a: Place, b: Place) => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq)
const isSamePlace = (a: Place, b: Place) => a.epoch === b.epoch && a.seq === b.seq

/** Of a slot's taps in one request only the latest is looked at. */
const latestOf = (taps: readonly Sent[]) =>
  taps.filter((tap) => taps.every((other) => other.slot !== tap.slot || !isLater(other, tap)))

/** Each slot keeps the latest tap of all that it was given, or the one that was shown its key. */
const keep = (state: State, taps: readonly Sent[]): State => {
  const registers = [...state.registers]
  const revealed: string[] = []
  for (const tap of latestOf(taps)) {
    const at = registers.findIndex(({ slot }) => slot === tap.slot)
    const kept = registers[at]
    if (kept !== undefined && (kept.isFinal || !isLater(tap, kept))) continue
    const isFinal = state.reveals && tap.pick !== 0
    if (isFinal) revealed.push('revealed')
    registers.splice(at < 0 ? registers.length : at, at < 0 ? 0 : 1, { ...tap, isFinal })
  }
  return {
    ...state,
    registers: registers.sort((a, b) => a.slot - b.slot),
    events: [...state.events, ...revealed],
  }
}

/** Slots that keep another answer at the same place in the order. */
const clashesOf = ({ registers }: State, taps: readonly Sent[]) =>
  latestOf(taps)
    .filter((tap) =>
      registers.some((kept) => kept.slot === tap.slot && isSamePlace(kept, tap) && kept.pick !== tap.pick),
    )
    .map(({ slot }) => slot)

const scoreOf = (paper: readonly Slot[], { registers }: State) =>
  registers.reduce((sum, { slot, pick }) => {
    const shown = paper[slot]
    return shown !== undefined && isRight(shown, pick) ? sum + shown.maximum : sum
  }, 0)
const answeredOf = ({ registers }: State) => registers.filter(({ pick }) => pick !== 0).length

const isInTime = ({ time }: State) => time === 'running' || time === 'grace'

export const close = (paper: readonly Slot[], state: State, closed: 'submitted' | 'expired'): State => ({
  ...state,
  closed,
  scores: [...state.scores, scoreOf(paper, state)],
  answered: answeredOf(state),
  events: [...state.events, 'closed'],
})

const save = (state: State, epoch: number, taps: readonly Sent[]): [State, Told] => {
  if (state.closed !== null) return [state, 'attempt.closed']
  if (epoch > state.epoch) return [state, 'request.invalid']
  if (epoch < state.epoch && (state.strict || !isInTime(state))) return [state, 'attempt.superseded']
  if (!isInTime(state)) return [state, 'attempt.closed']
  const after = keep(state, taps)
  if (clashesOf(state, taps).length > 0) return [after, 'attempt.conflict']
  const stored = after.registers.filter(({ slot }) => taps.some((tap) => tap.slot === slot))
  return [after, { stored: stored.map(({ slot, epoch: by, seq }) => [slot, by, seq]) }]
}

const refusalOf = (kept: Register | undefined, tap: Sent): string | undefined => {
  if (kept === undefined) return 'attempt.closed'
  if (!isLater(tap, kept)) return undefined
  if (!kept.isFinal) return 'attempt.closed'
  return kept.pick === tap.pick ? undefined : 'slot.revealed'
}

const submit = (paper: readonly Slot[], state: State, epoch: number, taps: readonly Sent[]): [State, Told] => {
  const isOpen = state.closed === null
  if (isOpen && epoch > state.epoch) return [state, 'request.invalid']
  if (isOpen && epoch < state.epoch) return [state, 'attempt.superseded']
  const isTaken = isOpen && isInTime(state)
  const given = isTaken ? keep(state, taps) : state
  const after = isOpen ? close(paper, given, isTaken ? 'submitted' : 'expired') : state
  const clashes = isTaken ? clashesOf(state, taps) : []
  const refused = taps.flatMap((tap): [number, string][] => {
    const kept = after.registers.find(({ slot }) => slot === tap.slot)
    const code = clashes.includes(tap.slot) ? 'attempt.conflict' : refusalOf(kept, tap)
    return code === undefined ? [] : [[tap.slot, code]]
  })
  const { isVoid, closed } = after
  const score = isVoid ? -1 : scoreOf(paper, after)
  return [after, { score, answered: answeredOf(after), closeReason: closed ?? '', refused }]
}

const takeOver = (state: State, device: string): [State, Told] => {
  if (state.closed !== null || !isInTime(state)) return [state, 'attempt.closed']
  if (state.device === device) return [state, { epoch: state.epoch }]
  const epoch = state.epoch + 1
  return [{ ...state, device, epoch, events: [...state.events, 'takeover'] }, { epoch }]
}

/** What the office does; whether another attempt runs is known to whoever knows them all. */
const decide = (state: State, kind: 'extend' | 'reopen' | 'void'): [State, Told] => {
  const log = (...kinds: string[]) => [...state.events, ...kinds]
  if (kind === 'extend')
    return state.closed === null
      ? [{ ...state, time: 'running', events: log('extended') }, '']
      : [state, 'attempt.closed']
  if (kind === 'reopen') {
    if (state.closed === null) return [state, 'attempt.open']
    if (state.isVoid) return [state, 'attempt.voided']
    return [{ ...state, closed: null, time: 'running', events: log('reopened') }, '']
  }
  if (state.isVoid) return [state, '']
  const events = state.closed === null ? log('closed', 'voided') : log('voided')
  return [{ ...state, isVoid: true, closed: state.closed ?? 'admin', scores: [...state.scores, null], events }, '']
}

/** What becomes of an attempt, and what the caller is told, when one thing happens to it alone. */
export const step = (paper: readonly Slot[], state: State, happening: Happening): [State, Told] => {
  if (happening.kind === 'takeover') return takeOver(state, happening.device)
  if (happening.kind === 'sweep' || happening.kind === 'read') {
    const after = state.closed === null && state.time === 'due' ? close(paper, state, 'expired') : state
    if (happening.kind === 'sweep') return [after, '']
    return [after, after.closed !== null ? 'closed' : isInTime(after) ? 'active' : 'closing']
  }
  if (happening.kind !== 'save' && happening.kind !== 'submit') return decide(state, happening.kind)
  const { epoch } = happening
  const taps = happening.taps.map((tap) => ({ ...tap, epoch }))
  return happening.kind === 'save' ? save(state, epoch, taps) : submit(paper, state, epoch, taps)
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
