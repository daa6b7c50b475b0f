import { conflicts } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope } from '../../../http/session.ts'
import { decidePair, setRivalState } from './decide-conflict.ts'
import { listConflicts } from './list-conflicts.ts'
import { mendKey } from './mend-key.ts'
import { similarQuestions } from './similar-questions.ts'

export const conflictsRoutes = (route: Route, { db }: Dependencies) => {
  route(conflicts.listConflicts, ({ principal, query }) => listConflicts(db, bankScope(principal), query))
  route(conflicts.mendKey, ({ principal, params, body }) => mendKey(db, bankScope(principal), { ...params, ...body }))
  route(conflicts.setRivalState, ({ principal, params, body }) =>
    setRivalState(db, bankScope(principal), params.rivalId, body),
  )
  route(conflicts.decidePair, ({ principal, body }) => decidePair(db, bankScope(principal), body))
  route(conflicts.similarQuestions, ({ principal, body }) => similarQuestions(db, principal, body))
}
