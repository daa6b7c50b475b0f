import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kept, zoomed } from './use-zoom.ts'

const offset = fc.double({ min: -2000, max: 2000, noNaN: true })
const view = fc.record({ scale: fc.double({ min: 1, max: 8, noNaN: true }), x: offset, y: offset })
const factor = fc.double({ min: 0.1, max: 10, noNaN: true })
const size = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) })

test('what lies under the fingers stays there, and a picture is never smaller than whole', () => {
  fc.assert(
    fc.property(view, offset, offset, factor, (before, x, y, grown) => {
      const after = zoomed(before, { x, y }, grown)
      expect(after.scale).toBeGreaterThanOrEqual(1)
      expect(after.scale).toBeLessThanOrEqual(8)
      expect((x - after.x) / after.scale).toBeCloseTo((x - before.x) / before.scale, 5)
      expect((y - after.y) / after.scale).toBeCloseTo((y - before.y) / before.scale, 5)
    }),
  )
})

test('a picture cannot be dragged off its stage, and one that fits stays in the middle', () => {
  fc.assert(
    fc.property(view, size, size, (wished, picture, stage) => {
      const { scale, x, y } = kept(wished, picture, stage)
      expect(Math.abs(x)).toBeLessThanOrEqual(Math.max(0, (picture.width * scale - stage.width) / 2) + 1e-6)
      expect(Math.abs(y)).toBeLessThanOrEqual(Math.max(0, (picture.height * scale - stage.height) / 2) + 1e-6)
    }),
  )
})
