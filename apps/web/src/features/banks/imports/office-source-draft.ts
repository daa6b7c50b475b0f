import { writeNotation } from '../review/office-notation.ts'
import { emptyForm, freshId, type QuestionForm } from '../review/office-question-form.ts'

const option = /^\s*([A-Ha-h])\s*[.．、:：)）]\s*(.+)$/
const answer = /^\s*[【[(（]?\s*(?:参考|正确)?答案\s*[】\])）]?\s*[:：]?\s*([A-Ha-h]+)\s*$/

/** Text of a file holds no marks of ours: what looks like one is said to be text. */
const plain = (text: string): string =>
  writeNotation([{ type: 'paragraph', children: [{ type: 'run', text }] }], { options: [], pictures: new Map() })

/**
 * What a question that could not be read begins with: lines that are plainly options become options, a line of letters
 * behind 答案 the key, all other text the stem. A person has the source beside it and mends the rest.
 */
export const formOfSource = (sourceText: string, language: QuestionForm['language']): QuestionForm => {
  const options: QuestionForm['options'] = []
  const stem: string[] = []
  let letters = ''
  for (const line of sourceText.split(/\n/)) {
    const [, , text] = option.exec(line) ?? []
    const [, key] = answer.exec(line) ?? []
    if (text !== undefined && stem.length > 0) options.push({ id: freshId(options), text: plain(text), pinned: false })
    else if (key !== undefined) letters = key.toUpperCase()
    else if (line.trim() !== '') stem.push(plain(line.replaceAll('\t', ' ').trim()))
  }
  const form = emptyForm(letters.length > 1 ? 'multiple-choice' : 'single-choice', language)
  const right = [...letters].filter((letter) => options.some(({ id }) => id === letter))
  return { ...form, stem: stem.join('\n'), right, options: options.length > 0 ? options : form.options }
}
