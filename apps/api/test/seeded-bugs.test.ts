import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seededBugs } from '../../../chaos/bugs/seeded-bugs.ts'
import { editsOf, nameOf } from '../../../chaos/parts/seeded-bug.ts'
import { projectRoot } from './sources.ts'

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

test('the text that a seeded bug replaces stands in its file once: who changes that line moves the bug along', () => {
  const moved = seededBugs.flatMap((bug) =>
    editsOf(bug)
      .filter(({ file, find }) => textOf(file).split(find).length !== 2)
      .map(({ file, find }) => `${bug.name}: ${file} holds not once: ${find}`),
  )
  expect(moved).toEqual([])
})

test('what has to notice a seeded bug is there', () => {
  const lost = seededBugs.filter(
    ({ catcher }) => 'vitest' in catcher && !textOf(catcher.file).includes(catcher.test ?? ''),
  )
  expect(lost.map(({ name, catcher }) => `${name}: ${nameOf(catcher)}`)).toEqual([])
})

test('the table of seeded bugs names each, and no other', () => {
  const rows = textOf('docs/seeded-bugs.md').matchAll(/^\| ([^|]+) \|/gm)
  const [_head, _rule, ...named] = [...rows].map(([, name]) => name)
  expect(named).toEqual(seededBugs.map(({ name }) => name))
})
