import type { PracticeQuestion, QuestionVersion } from '@lianbing/contract'

/** What of a question a worker is shown before the answer; the options in their author's order. */
export const shownQuestion = (content: QuestionVersion): PracticeQuestion => ({
  type: content.type,
  language: content.language,
  level: content.level,
  difficulty: content.difficulty,
  material: content.material,
  stem: content.stem,
  options: content.options.map(({ id, content }) => ({ id, content })),
  targets: content.targets.map(({ id, content }) => ({ id, content })),
  ...(content.blanks === undefined ? {} : { blanks: content.blanks }),
  ...(content.unit === undefined ? {} : { unit: content.unit }),
})
