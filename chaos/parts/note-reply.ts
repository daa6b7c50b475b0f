import type { Output } from '../../packages/contract/src/client.ts'
import type { Response as Answer } from '../../packages/scoring/src/types.ts'
import type { Journal } from './journal.ts'

export type Request = { method: string; url: string; body: string | undefined }

/** What may be refused while servers die, devices change and time runs out; everything else is a fault of the server. */
const expected: [method: string, path: RegExp, codes: readonly string[]][] = [
  ['POST', /^\/api\/quizzes\/[^/]+\/attempts$/, ['quiz.attempts_used']],
  ['PUT', /^\/api\/attempts\/[^/]+\/answers$/, ['attempt.closed', 'attempt.superseded', 'attempt.conflict']],
  ['POST', /^\/api\/attempts\/[^/]+\/submit$/, ['attempt.superseded']],
  ['POST', /^\/api\/attempts\/[^/]+\/takeover$/, ['attempt.closed']],
  ['GET', /^\/api\/attempts\/[^/]+\/result$/, ['attempt.open']],
  ['POST', /^\/api\/attempts\/[^/]+\/extend$/, ['attempt.closed']],
  ['POST', /^\/api\/attempts\/[^/]+\/reopen$/, ['attempt.open', 'attempt.voided', 'attempt.other_active']],
]
const everywhere = ['server.unavailable', 'server.busy']

const isExpected = ({ method, url }: Request, status: number, code: string) =>
  (status === 503 && everywhere.includes(code)) ||
  expected.some(([verb, path, codes]) => verb === method && path.test(url) && codes.includes(code))

type Ops = { epoch: number; ops: { slot: number; seq: number; response: Answer }[] }
const nothingSent: Ops = { epoch: 0, ops: [] }

/** What an attempt's view holds as stored is promised as much as what a save's reply names. */
const noteAttempt = (journal: Journal, attempt: Output<'GET /api/attempts/:attemptId'>, by: string) => {
  const { attemptId, stored, slots, reveals } = attempt
  if (reveals) journal.revealing.add(attemptId)
  for (const { slot, epoch, seq, response } of stored) {
    journal.acknowledge(attemptId, { epoch, ops: [{ slot, seq, response }] }, [[slot, epoch, seq]], by)
    const reveal = slots[slot]?.reveal
    if (reveal != null) journal.reveal(attemptId, slot, { response, mark: reveal.mark })
  }
}

const noteSave = (
  journal: Journal,
  attemptId: string,
  sent: Ops,
  { stored, revealed }: Output<'PUT /api/attempts/:attemptId/answers'>,
) => {
  journal.acknowledge(attemptId, sent, stored, 'save')
  for (const { slot, ...told } of revealed) journal.reveal(attemptId, slot, told)
}

/** Ops of a submit are either kept, or named as refused: nothing goes without a word. */
const noteSubmit = (journal: Journal, sent: Ops, reply: Output<'POST /api/attempts/:attemptId/submit'>) => {
  const { result, stored, refused } = reply
  // The register of a refused op is that of the answer that was there before.
  const taken = sent.ops.filter(({ slot }) => !refused.some((one) => one.slot === slot))
  journal.acknowledge(result.attemptId, { ...sent, ops: taken }, stored, 'submit')
  journal.showResult(result)
  // Of an answer that is final the same again is no news, and needs no refusal.
  for (const { slot, seq } of journal.revealing.has(result.attemptId) ? [] : sent.ops) {
    const kept = stored.find((register) => register[0] === slot)
    const isSafe = kept !== undefined && (kept[1] > sent.epoch || (kept[1] === sent.epoch && kept[2] >= seq))
    if (!isSafe && !refused.some((one) => one.slot === slot))
      journal.broken.push(`an answer to slot ${slot} of ${result.attemptId} was neither kept nor refused`)
  }
}

/** Writes down what a reply promises, also where the client never sees it. */
export const noteReply = async (journal: Journal, request: Request, reply: Response): Promise<void> => {
  const { method, url } = request
  const text = await reply.text()
  if (!reply.ok) {
    const code = /"code":"([^"]+)"/.exec(text)?.[1] ?? text.slice(0, 80)
    if (!isExpected(request, reply.status, code))
      journal.meet(`${method} ${url.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${reply.status} ${code}`)
    return
  }
  const told = text === '' ? undefined : JSON.parse(text)
  const sent = request.body === undefined ? undefined : JSON.parse(request.body)
  const attemptId = /^\/api\/attempts\/([^/]+)/.exec(url)?.[1] ?? ''
  const answered = /^\/api\/practice\/rounds\/([^/]+)\/answers\/(\d+)$/.exec(url)
  if (url.endsWith('/extend')) journal.decided(attemptId, 'extended', sent?.extendKey)
  else if (url.endsWith('/reopen')) journal.decided(attemptId, 'reopened')
  else if (url.endsWith('/void')) journal.decided(attemptId, 'voided')
  else if (url.endsWith('/submit')) noteSubmit(journal, sent ?? nothingSent, told)
  else if (url.endsWith('/answers')) noteSave(journal, attemptId, sent ?? nothingSent, told)
  else if (url.endsWith('/result')) journal.showResult(told)
  else if (answered !== null) journal.answeredRound(answered[1] ?? '', Number(answered[2]), told)
  else if (url.startsWith('/api/quizzes/') && method === 'POST') {
    journal.started(told.attemptId)
    noteAttempt(journal, told, 'start')
  } else if (attemptId !== '') noteAttempt(journal, told, `${method} ${url.slice(url.indexOf(attemptId))}`)
}
