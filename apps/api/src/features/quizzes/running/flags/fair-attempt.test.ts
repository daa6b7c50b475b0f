import { textContent } from '@lianbing/contract'
import { findImpossibleSpeed } from '@lianbing/scoring'
import { expect, test } from 'vitest'
import { draftOf } from '../../../../../test/questions.ts'
import type { StoredVersion } from '../../../banks/question-queries.ts'
import { fairAttempt } from './fair-attempt.ts'

const slots = Array.from({ length: 12 }, (_, place) => String(place))
const stem = textContent('三相异步电动机的转速与电源频率、磁极对数和转差率之间的关系是什么')
const version = (versionId: string) => ({ ...draftOf('single-choice', 1), stem, versionId }) as unknown as StoredVersion
const versions = new Map(slots.map((id) => [id, version(id)]))

/** Right answers that all came at once. */
const search = (onPaper: boolean) =>
  findImpossibleSpeed([
    fairAttempt(
      {
        id: 'a',
        personId: 'p',
        place: '1.',
        onPaper,
        startedMs: 0,
        deviceChanges: 0,
        takeovers: [],
        absences: 0,
        awaySeconds: 0,
        paper: slots.map((questionVersionId) => ({ questionVersionId, maximum: 100, options: [], targets: [] })),
        marks: slots.map(() => ({ mark: 'right' as const })),
        answers: slots.map((_, slot) => [slot, { choice: 'x' }, 3_600_000, 0]),
      },
      versions,
    ),
  ])

test('what was entered from paper came all at once and is not impossibly fast', () => {
  expect(search(false)).toHaveLength(1)
  expect(search(true)).toEqual([])
})
