import { runNamed, type Tx } from '../../db/client.ts'

/** Facts are never counters on organisations: those rows would be hot when a whole shift submits at once. */
const attemptFacts = {
  name: 'participation_attempt_facts',
  text: `insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day,
                                         answers, right_answers, passed, score, maximum)
         select 'attempt', "attemptId", version, "personId", "organisationPath", "tradeCode", (now() at time zone "timeZone")::date,
           answers, "right", passed, score, maximum
         from jsonb_to_recordset($1::jsonb) as f("attemptId" uuid, version int, "personId" uuid, "organisationPath" text,
           "tradeCode" text, "timeZone" text, answers int, "right" int, passed bool, score int, maximum int)`,
}

export type AttemptFact = {
  attemptId: string
  /** Of the result; the same version twice is refused by the primary key. */
  version: number
  personId: string
  organisationPath: string
  tradeCode: string
  timeZone: string
  answers: number
  right: number
  /** Null while a person has still to mark. */
  passed: boolean | null
  /** Hundredths of a mark. */
  score: number | null
  maximum: number
}

/** Adds the facts of closed attempts, once for each version of their result. */
export const appendAttemptFacts = async (tx: Tx, facts: readonly AttemptFact[]): Promise<void> => {
  await runNamed(tx, attemptFacts, [JSON.stringify(facts)])
}

const voidFact = {
  name: 'participation_void_fact',
  text: `insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day,
                                         answers, right_answers, passed, score, maximum, voided)
         select kind, source_id, $2, person_id, organisation_path, trade_code, day, answers, right_answers, passed,
                score, maximum, true
         from participation_fact where kind = 'attempt' and source_id = $1 order by version desc limit 1`,
}

/** Says that the facts of an attempt count no longer; one that never was closed has none. */
export const appendVoidFact = async (tx: Tx, attemptId: string, version: number): Promise<void> => {
  await runNamed(tx, voidFact, [attemptId, version])
}

const roundAnswerFact = {
  name: 'participation_round_answer_fact',
  text: `insert into participation_fact as fact (kind, source_id, version, person_id, organisation_path, trade_code,
                                                 day, answers, right_answers)
         values ('round', $1, 1, $2, $3, $4, (now() at time zone $5)::date, 1, $6::boolean::int)
         on conflict (kind, source_id, version) do update
         set answers = fact.answers + 1, right_answers = fact.right_answers + excluded.right_answers`,
}

export type RoundAnswer = Pick<AttemptFact, 'personId' | 'organisationPath' | 'tradeCode' | 'timeZone'> & {
  roundId: string
  right: boolean
}

/** Adds one answer to the one fact of its round, which stays on the day of the first. */
export const addRoundAnswerFact = async (tx: Tx, answer: RoundAnswer): Promise<void> => {
  const { roundId, personId, organisationPath, tradeCode, timeZone, right } = answer
  await runNamed(tx, roundAnswerFact, [roundId, personId, organisationPath, tradeCode, timeZone, right])
}
