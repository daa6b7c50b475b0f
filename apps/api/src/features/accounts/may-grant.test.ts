import type { Role } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayGrant, mayManage, type Right } from './may-grant.ts'

const roles: Role[] = ['worker', 'expert', 'admin', 'union', 'owner']

describe('a right may be given', () => {
  const admin: Right[] = [{ role: 'admin', path: '/1/2/' }]
  test.each<[string, Right[], Right, boolean]>([
    ['by an admin, below', admin, { role: 'worker', path: '/1/2/5/' }, true],
    ['by an admin, to another admin', admin, { role: 'admin', path: '/1/2/' }, true],
    ['by an owner, to another owner', [{ role: 'owner', path: '/1/' }], { role: 'owner', path: '/1/2/' }, true],
    ['not by an admin, of an owner', admin, { role: 'owner', path: '/1/2/' }, false],
    ['not above', admin, { role: 'worker', path: '/1/' }, false],
    ['not beside', admin, { role: 'worker', path: '/1/3/' }, false],
    ['not where the number only begins alike', admin, { role: 'worker', path: '/1/22/' }, false],
    ['not by a union officer', [{ role: 'union', path: '/1/' }], { role: 'union', path: '/1/2/' }, false],
    ['not by an expert', [{ role: 'expert', path: '/1/' }], { role: 'worker', path: '/1/2/' }, false],
  ])('%s', (_, own, wanted, allowed) => expect(mayGrant(own, wanted)).toBe(allowed))

  test('an account with a right from further up is not managed from below', () => {
    const account = { path: '/1/2/5/', rights: [{ role: 'worker', path: '/1/2/5/' }] as Right[] }
    expect(mayManage(admin, account)).toBe(true)
    expect(mayManage(admin, { ...account, rights: [...account.rights, { role: 'expert', path: '/1/' }] })).toBe(false)
    expect(mayManage(admin, { path: '/1/3/', rights: [] })).toBe(false)
  })
})

/** Paths of a random tree: each organisation hangs below one that came before it. */
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 9 }).map((parents) => {
  const paths = ['/0/']
  for (const [index, parent] of parents.entries()) paths.push(`${paths[parent % paths.length]}${index + 1}/`)
  return paths
})
type Person = { path: string; rights: Right[] }

/** All that somebody with these rights can do somewhere: what an owner and an admin may do includes what they may give. */
const reach = (rights: readonly Right[], paths: readonly string[]): Set<string> => {
  const includes: Record<Role, Role[]> = {
    owner: roles,
    admin: ['admin', 'expert', 'union', 'worker'],
    expert: ['expert'],
    union: ['union'],
    worker: ['worker'],
  }
  return new Set(
    rights.flatMap((right) =>
      includes[right.role].flatMap((role) =>
        paths.filter((path) => path.startsWith(right.path)).map((path) => `${role} ${path}`),
      ),
    ),
  )
}

test('no sequence of grants and take-overs gives its participants a right that none of them had', () => {
  const world = tree.chain((paths) => {
    const path = fc.constantFrom(...paths)
    const right = fc.record({ role: fc.constantFrom(...roles), path })
    const person = fc.record({ path, rights: fc.array(right, { maxLength: 3 }) })
    const step = fc.record({ take: fc.boolean(), actor: fc.nat(), target: fc.nat(), right })
    return fc.record({
      paths: fc.constant(paths),
      people: fc.array(person, { minLength: 2, maxLength: 6 }),
      steps: fc.array(step, { maxLength: 40 }),
    })
  })
  fc.assert(
    fc.property(world, ({ paths, people, steps }) => {
      const all: Person[] = structuredClone(people)
      const [first] = all
      if (first === undefined) return
      const participants = new Set<Person>([first])
      const together = () =>
        reach(
          [...participants].flatMap(({ rights }) => rights),
          paths,
        )
      const before = together()
      for (const { take, actor, target, right } of steps) {
        const acting = [...participants][actor % participants.size]
        const other = all[target % all.length]
        if (acting === undefined || other === undefined) continue
        if (take && mayManage(acting.rights, other)) participants.add(other)
        if (!take && mayGrant(acting.rights, right)) other.rights.push(right)
      }
      expect([...together()].filter((right) => !before.has(right))).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
