import { textContent } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { partHeading } from '../src/printing/print-words.ts'
import type { PrintedPart } from '../src/printing/printed-paper.ts'

const part = (
  title: string | undefined,
  worth: number[],
  kind: PrintedPart['kind'] = 'single-choice',
): PrintedPart => ({
  kind,
  title,
  questions: worth.map((maximum, place) => ({
    number: place + 1,
    maximum,
    question: {
      type: 'written',
      language: 'zh-CN',
      level: null,
      difficulty: null,
      material: [],
      stem: textContent('题'),
      options: [],
      targets: [],
      key: { type: 'written', rubric: '' },
      also: [],
      treatment: 'key',
      explanation: [],
      source: null,
      standard: null,
      edition: null,
      stale: null,
    },
  })),
})

test('a part stands under the title of its section, else under its kind, with count and marks as national papers have them', () => {
  const worth = Array.from({ length: 160 }, () => 50)
  expect(partHeading('zh-CN', part(undefined, worth), 0)).toBe('一、单项选择题（第1题～第160题。每题0.5分，共80分）')
  expect(partHeading('zh-CN', part('相关知识', [500]), 10)).toBe('十一、相关知识（第1题。共5分）')
  expect(partHeading('zh-CN', part('二、案例题', [500, 300], 'case'), 1)).toBe('二、案例题（第1题～第2题。共8分）')
  expect(partHeading('en', part('Part 3: Safety', [100, 100]), 2)).toBe(
    'Part 3: Safety (questions 1–2, 1 each, 2 in all)',
  )
  expect(partHeading('en', part('', [100], 'true-false'), 0)).toBe('Part 1: True or false (question 1, 1 in all)')
})
