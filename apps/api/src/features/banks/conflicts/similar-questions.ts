import { comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import { type Content, type conflicts, contentText, type Inline, textContent } from '@lianbing/contract'
import { plainText } from '@lianbing/scoring'
import type { z } from 'zod'
import { type Db, withTx } from '../../../db/client.ts'
import { findBankScope, type Principal } from '../../../http/session.ts'
import { createPace } from '../pace.ts'
import { findVersions, type StoredVersion } from '../question-queries.ts'
import { findAlike } from './alike-queries.ts'

/** Whoever types fast asks twice in a second; more is a program that collects questions. */
const inPace = createPace({ perMinute: 90 })

/** Fewer characters stand in every other question. */
const fewest = 4
/** More characters find nothing else, and each costs a look-up. */
const most = 40
const lookedAt = 12
const shown = 5

type Body = z.output<typeof conflicts.similarQuestions.body>
const contentOf = (typed: Body['stem']): Content => (typeof typed === 'string' ? textContent(typed) : typed)

/** References to options name their own ids, which must not get out. */
const withoutReferences = (content: Content): Content => {
  const inside = (children: readonly Inline[]) => children.filter(({ type }) => type !== 'option')
  return content.map((block) =>
    block.type === 'paragraph'
      ? { ...block, children: inside(block.children) }
      : { ...block, rows: block.rows.map((row) => row.map(inside)) },
  )
}

/** Whether a question asks what is typed; its options are left aside until some are typed. */
const asksTheSame = ({ type, stem, options = [] }: Body, version: StoredVersion): boolean => {
  const typed = options.map((option, at) => ({ id: `${at}`, content: contentOf(option), pinned: false }))
  const bare = { language: version.language, material: version.material, targets: [] }
  const asked = { ...bare, type: type ?? version.type, stem: contentOf(stem), options: typed }
  const other = { ...bare, type: version.type, stem: version.stem, options: typed.length > 0 ? version.options : [] }
  return ['same', 'near'].includes(similarity(comparedQuestion(asked), comparedQuestion(other)).relation)
}

/** Their texts in the order of the alphabet: their author may have put the right one first. */
const optionTexts = ({ options, targets }: StoredVersion): Content[] =>
  [...options, ...targets]
    .map(({ content }) => ({ content: withoutReferences(content), text: contentText(content) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ content }) => content)

/** What the trade has of the kind that is being typed. Workers are shown what they may practise, and never a key. */
export const similarQuestions = async (db: Db, principal: Principal, body: Body) => {
  inPace(principal.personId)
  const text = plainText(contentText(contentOf(body.stem))).slice(0, most)
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < fewest) return { items: [] }
  const scope = findBankScope(principal)
  const office = scope !== undefined && (scope.trades?.includes(body.tradeCode) ?? true)
  const states = office ? ['draft', 'published', 'retired'] : ['published']
  const { tradeCode, exceptQuestionId } = body
  const ids = await withTx(db, (tx) => findAlike(tx, { tradeCode, text, states, exceptQuestionId }, lookedAt))
  const versions = await findVersions(db, ids)
  const items = ids.flatMap((id) => {
    const version = versions.get(id)
    if (version === undefined) return []
    const { questionId, type, stem } = version
    const same = asksTheSame(body, version)
    const options = optionTexts(version)
    return [{ questionId: office ? questionId : null, type, same, stem: withoutReferences(stem), options }]
  })
  return { items: items.sort((a, b) => Number(b.same) - Number(a.same)).slice(0, shown) }
}
