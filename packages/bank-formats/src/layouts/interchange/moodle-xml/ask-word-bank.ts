import { type Content, contentText } from '@lianbing/contract'
import { elements, type Markup } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import { optionId } from '../../../question/draft-parts.ts'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import type { Outcome } from '../moodle/outcome.ts'
import type { XmlQuestion } from './xml-question.ts'

const gapLine = '_____'

interface Word {
  content: Content
  group: string
}

/** The text with its gaps numbered, and the number of the word that fills each. */
const cutAtGaps = (source: string): { parts: Markup[]; fills: number[] } => {
  const fills: number[] = []
  let text = ''
  let from = 0
  for (const match of source.matchAll(/\[\[\s*(\d{1,3})\s*\]\]/g)) {
    fills.push(Number(match[1]))
    text += `${source.slice(from, match.index)}(${fills.length})${gapLine}`
    from = match.index + match[0].length
  }
  return { parts: [text + source.slice(from)], fills }
}

/** One word too many for several lists: it would fit into gaps of both. */
const inSeveralGroups = (words: readonly Word[]) => {
  const groups = new Map<string, string>()
  return words.some(({ content, group }) => {
    const name = contentText(content).trim()
    const known = groups.get(name) ?? group
    groups.set(name, group)
    return known !== group
  })
}

/**
 * Words to be chosen for gaps (`[[1]]`): a matching of gaps and words, or a choice where there is one gap. The words of
 * all lists are offered for each gap, unless one stands in several of them.
 */
export const askWordBank =
  (name: 'selectoption' | 'dragbox') =>
  (question: XmlQuestion): Outcome<ExactQuestion> => {
    const words = question.all(name).map(
      (word): Word => ({
        content: question.asked(word),
        group: question.textOf(elements(word, 'group')[0]).trim(),
      }),
    )
    const { parts, fills } = cutAtGaps(question.source)
    const right = fills.map((number) => words[number - 1])
    if (fills.length === 0 || right.includes(undefined))
      return { problem: bankProblem('blanks.count', { gaps: fills.length }) }
    if (inSeveralGroups(words)) return { problem: bankProblem('type.unsupported', { type: name }) }
    const offered = new Map(words.map((word) => [contentText(word.content).trim(), word.content]))
    const names = [...offered.keys()]
    const idOf = (word: Word | undefined) => optionId(names.indexOf(contentText(word?.content ?? []).trim()))
    const contents = [...offered.values()].map((content) => ({ content }))
    if (fills.length === 1)
      return {
        value: {
          stem: question.stemOf([String(parts[0]).replace(`(1)${gapLine}`, gapLine)]),
          options: contents,
          key: { type: 'single-choice', choice: idOf(right[0]) },
        },
        notes: [],
      }
    return {
      value: {
        stem: question.stemOf(parts),
        options: fills.map((_, place) => ({
          content: [{ type: 'paragraph', children: [{ type: 'run', text: `(${place + 1})` }] }],
        })),
        targets: contents,
        key: { type: 'matching', pairs: right.map((word, place) => [optionId(place), idOf(word)]) },
      },
      notes: [],
    }
  }
