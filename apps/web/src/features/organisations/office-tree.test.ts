import { expect, test } from 'vitest'
import { findInTree, type Organisation, placeInTree } from './office-tree.ts'

const organisation = (organisationId: number, parentId: number | null, name: string): Organisation => ({
  organisationId,
  parentId,
  name,
  kind: 'team',
  joinCode: '',
  people: 0,
})
// 7 is the highest that the caller sees: its parent 3 is not in the list.
const items = [
  organisation(7, 3, '北区'),
  organisation(8, 7, '机床厂'),
  organisation(9, 8, '车工班'),
  organisation(10, 7, '电机厂'),
]

test('depth counts from the highest that is shown', () => {
  expect(placeInTree(items).map(({ depth }) => depth)).toEqual([0, 1, 2, 1])
})

test('a search keeps the way down to what it finds', () => {
  const names = (search: string) => findInTree(placeInTree(items), search).map(({ name }) => name)
  expect(names('车工')).toEqual(['北区', '机床厂', '车工班'])
  expect(names(' 厂 ')).toEqual(['北区', '机床厂', '电机厂'])
  expect(names('')).toHaveLength(4)
  expect(names('没有')).toEqual([])
})
