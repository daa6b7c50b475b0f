import { type banks, type Content, contentText, type Inline, textContent } from '@lianbing/contract'

type Contribution = banks.Contribution
type QuestionText = banks.QuestionText

const gap = /[_＿]{2,}/

/** A line with its gaps, counted on from the lines before. */
const lineOf = (line: string, count: () => number): Inline[] =>
  line
    .split(gap)
    .flatMap((text, place): Inline[] => [
      ...(place === 0 ? [] : [{ type: 'blank' as const, index: count() }]),
      ...(text === '' ? [] : [{ type: 'run' as const, text }]),
    ])

const stemOf = ({ stem, picture, answer }: Contribution): Content => {
  let gaps = 0
  const text =
    answer.type === 'blanks'
      ? stem.split('\n').map((line) => ({ type: 'paragraph' as const, children: lineOf(line, () => gaps++) }))
      : textContent(stem)
  if (picture === null) return text
  return [...text, { type: 'paragraph', children: [{ type: 'image', ...picture }] }]
}

const letter = (place: number) => String.fromCharCode(65 + place)

const keyOf = (answer: Contribution['answer']): QuestionText['key'] => {
  if (answer.type === 'single-choice') return { type: answer.type, choice: letter(answer.right) }
  if (answer.type === 'multiple-choice')
    return { type: answer.type, choices: [...new Set(answer.right)].sort((a, b) => a - b).map(letter) }
  if (answer.type === 'true-false') return { type: answer.type, truth: answer.right }
  if (answer.type === 'blanks') return { type: answer.type, texts: answer.right.map((one) => [one]), anyOrder: false }
  return { type: answer.type, rubric: answer.right }
}

/** What a worker wrote on a phone, as a question. */
export const contributionText = (written: Contribution): QuestionText => {
  const { answer, language, level, explanation, source } = written
  const options = 'options' in answer ? answer.options : []
  return {
    type: answer.type,
    language,
    material: [],
    stem: stemOf(written),
    options: options.map((text, place) => ({ id: letter(place), content: textContent(text), pinned: false })),
    targets: [],
    ...(answer.type === 'blanks' ? { blanks: Math.max(1, written.stem.split(gap).length - 1) } : {}),
    level,
    difficulty: null,
    examPoint: null,
    source: source === '' ? null : source,
    sourceDetail: null,
    licence: null,
    author: null,
    standard: null,
    edition: null,
    validFrom: null,
    validUntil: null,
    key: keyOf(answer),
    explanation: explanation === '' ? [] : textContent(explanation),
  }
}

const answerOf = ({ key, options }: QuestionText): Contribution['answer'] | undefined => {
  const texts = options.map(({ content }) => contentText(content))
  const place = (id: string) => options.findIndex((option) => option.id === id)
  switch (key?.type) {
    case 'single-choice':
      return { type: key.type, options: texts, right: place(key.choice) }
    case 'multiple-choice':
      return { type: key.type, options: texts, right: key.choices.map(place) }
    case 'true-false':
      return { type: key.type, right: key.truth }
    case 'blanks':
      return { type: key.type, right: key.texts.map(([first = '']) => first) }
    case 'written':
      return { type: key.type, right: key.rubric }
    default:
      return undefined
  }
}

/** The form that says what the question says; one that somebody made richer may come out poorer, and is then not it. */
export const contributionForm = (tradeCode: string, text: QuestionText): Contribution | undefined => {
  const answer = answerOf(text)
  if (answer === undefined) return undefined
  const last = text.stem.at(-1)
  const image = last?.type === 'paragraph' && last.children.length === 1 ? last.children[0] : undefined
  const picture = image?.type === 'image' ? { hash: image.hash, alt: image.alt } : null
  return {
    tradeCode,
    language: text.language,
    level: text.level,
    stem: contentText(picture === null ? text.stem : text.stem.slice(0, -1)),
    picture,
    answer,
    explanation: contentText(text.explanation),
    source: text.source ?? '',
  }
}
