import { type banks, textContent } from '@lianbing/contract'

/** A complete single-choice question as an editor sends it. */
export const textOf = (stem: string, more: Partial<banks.QuestionText> = {}): banks.QuestionText => ({
  type: 'single-choice',
  language: 'zh-CN',
  material: [],
  stem: textContent(stem),
  options: ['甲', '乙', '丙'].map((text, place) => ({
    id: 'ABC'.charAt(place),
    content: textContent(text),
    pinned: false,
  })),
  targets: [],
  level: 5,
  difficulty: null,
  examPoint: null,
  source: null,
  sourceDetail: null,
  licence: null,
  author: null,
  standard: null,
  edition: null,
  validFrom: null,
  validUntil: null,
  key: { type: 'single-choice', choice: 'B' },
  explanation: [],
  ...more,
})
