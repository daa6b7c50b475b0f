import type { quizMaking } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, runNamed } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

type State = z.infer<typeof quizMaking.quizState>

/** Windows for workers: a sitting on paper has an opening too, which opens nothing. */
const openings = `quiz_opening n where n.quiz_id = q.id and not n.on_paper`

/** Of a quiz `q` with its newest version `v`. */
const stateOfQuiz = `case
  when q.archived_at is not null then 'archived'
  when v.id is null then 'draft'
  when exists (select from ${openings} and n.opens_at <= now()
               and (n.closes_at is null or n.closes_at > now())) then 'open'
  when exists (select from ${openings} and n.opens_at > now()) then 'scheduled'
  when exists (select from ${openings}) then 'closed'
  else 'unscheduled' end`

const newestOf = `left join lateral (select * from quiz_version n where n.quiz_id = q.id order by n.version desc limit 1) v on true`

const draftSum = (value: string) =>
  `(select coalesce(sum(${value}), 0) from jsonb_array_elements(q.draft #> '{blueprint,sections}') s)::int`

/** $1 path, $2 trades, $3 trade, $4 state, $5 words, $6 cursor, $7 how many. */
const listStatement = {
  name: 'office_quizzes',
  text: `select * from (
           select q.id as "quizId", q.organisation_id as "organisationId", o.name as "organisationName",
             q.trade_code as "tradeCode", coalesce(v.title, q.draft ->> 'title', '') as title, ${stateOfQuiz} as state,
             q.draft is not null as "isChanged", q.updated_at as "updatedAt",
             coalesce(v.questions, ${draftSum(`(s ->> 'count')::int`)}) as questions,
             coalesce(v.maximum, ${draftSum(`(s ->> 'count')::int * (s ->> 'maximum')::int`)}) as maximum,
             w.opens_at as "opensAt", w.closes_at as "closesAt",
             (select count(*)::int from quiz_opening n join attempt a on a.opening_id = n.id where n.quiz_id = q.id) as attempts
           from quiz q join organisation o on o.id = q.organisation_id and starts_with(o.path, $1)
           ${newestOf}
           left join lateral (
             select opens_at, closes_at from ${openings}
             order by coalesce(n.closes_at, 'infinity') > now() desc,
               case when coalesce(n.closes_at, 'infinity') > now() then n.opens_at end, n.opens_at desc limit 1) w on true
           where ($2::text[] is null or q.trade_code = any($2)) and ($3::text is null or q.trade_code = $3)
             and ($6::uuid is null or q.id < $6)) listed
         where case when $4::text is null then state <> 'archived' else state = $4 end
           and ($5::text is null or position(lower($5) in lower(title)) > 0)
         order by "quizId" desc limit $7`,
}

type ListedQuiz = {
  quizId: string
  organisationId: number
  organisationName: string
  tradeCode: string
  title: string
  state: State
  isChanged: boolean
  updatedAt: Date
  questions: number
  maximum: number
  opensAt: Date | null
  closesAt: Date | null
  attempts: number
}

type Filter = {
  trades: readonly string[] | null
  tradeCode?: string | undefined
  state?: State | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

export const findOfficeQuizzes = (db: Db, scope: OrganisationScope, filter: Filter): Promise<ListedQuiz[]> =>
  runNamed<ListedQuiz>(db, listStatement, [
    scope.path,
    filter.trades,
    filter.tradeCode ?? null,
    filter.state ?? null,
    filter.search || null,
    filter.cursor ?? null,
    filter.limit,
  ])

const stateStatement = {
  name: 'quiz_state',
  text: `select ${stateOfQuiz} as state from quiz q ${newestOf} where q.id = $1`,
}

export const readQuizState = async (db: Db, quizId: string): Promise<State> => {
  const [row] = await runNamed<{ state: State }>(db, stateStatement, [quizId])
  return row?.state ?? 'draft'
}
