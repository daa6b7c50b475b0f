import { expect, test } from 'vitest'
import { rightsOf } from './rights.ts'

const holding = (...roles: ('worker' | 'expert' | 'admin' | 'union' | 'owner')[]) =>
  rightsOf({
    personId: '00000000-0000-7000-8000-000000000000',
    username: 'x',
    displayName: 'x',
    organisation: { organisationId: 1, name: 'x' },
    tradeCode: null,
    level: null,
    boardVisibility: 'masked',
    roles: roles.map((role) => ({ role, organisationId: 1, organisationName: 'x', tradeCodes: null })),
  })
const none = {
  banks: false,
  imports: false,
  people: false,
  quizzes: false,
  quizList: false,
  participation: false,
  owner: false,
}
const admin = {
  banks: true,
  imports: true,
  people: true,
  quizzes: true,
  quizList: true,
  participation: true,
  owner: false,
}

test('each role sees its own parts of the office, an owner all of them', () => {
  expect(holding()).toEqual(none)
  expect(holding('worker')).toEqual(none)
  expect(holding('expert')).toEqual({ ...none, banks: true, quizList: true })
  expect(holding('union')).toEqual({ ...none, participation: true })
  expect(holding('admin')).toEqual(admin)
  expect(holding('owner')).toEqual({ ...admin, owner: true })
  expect(holding('expert', 'union')).toEqual({ ...none, banks: true, quizList: true, participation: true })
})
