import { expect, test } from 'vitest'
import { countBelow, depths, type ExamPoint, pointOptions, withBelow } from './office-exam-point-tree.ts'

const point = (examPointId: string, parentId: string | null, count: number): ExamPoint => ({
  examPointId,
  parentId,
  name: examPointId,
  code: null,
  weight: null,
  importance: null,
  verified: false,
  questions: count === 0 ? [] : [{ level: 5, count }],
})
const tree = [point('a', null, 1), point('b', 'a', 2), point('c', 'b', 0), point('d', null, 4)]

test('a point counts what is below it, and is shown as deep as it stands', () => {
  expect(countBelow(tree, 'a')).toBe(3)
  expect(countBelow(tree, 'c')).toBe(0)
  expect([...withBelow(tree, 'b')]).toEqual(['b', 'c'])
  expect([...depths(tree).values()]).toEqual([0, 1, 2, 0])
  expect(pointOptions(tree).map(({ label }) => label)).toEqual(['a', '　b', '　　c', 'd'])
})
