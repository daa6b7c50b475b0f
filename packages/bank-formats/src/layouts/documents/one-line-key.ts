import type { BankWarning, PlacedProblem } from '../../bank-reading.ts'
import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import type { Layout } from '../layout.ts'
import { asks } from './one-line-columns.ts'
import { sectionType } from './tagged-header.ts'

/** A sign and a key behind it, at the end of a line or before the words of the right option. */
const behind =
  /([-—–=>→|^*#$@~&/\\]{1,6})\s{0,3}[(（【[]?((?:[A-HＡ-Ｈ]){1,8}|正确|错误|对|错|√|×|✓|✗)[)）】\]]?\s{0,3}(?:([:：])|[.。]?\s*$)/g
const fewest = 3

const keysOf = (text: string) =>
  [...text.matchAll(behind)].map((match) => {
    const words = match[3] === undefined ? '' : text.slice(match.index + match[0].length).trim()
    const key = (match[2] ?? '').normalize('NFKC')
    return { sign: match[1] ?? '', key: words === '' ? key : `${key}：${words}`, index: match.index }
  })

/** The key behind each question on its own line: "1.…（）。-D:开除党籍", "…—错". */
export const oneLineKey: Layout<TextDocument> = {
  code: 'text.one-line-key',
  read: ({ lines }) => {
    const filled = lines.filter(({ text }) => text.trim() !== '' && text.length < 5_000)
    const found = filled.map((line) => ({ line, keys: keysOf(line.text) }))
    const signs = new Map<string, number>()
    for (const { keys } of found)
      for (const sign of new Set(keys.map((key) => key.sign))) signs.set(sign, (signs.get(sign) ?? 0) + 1)
    const [sign, count = 0] = [...signs].sort((a, b) => b[1] - a[1])[0] ?? []
    if (
      sign === undefined ||
      count < fewest ||
      count < filled.filter(({ text }) => sectionType(text) === undefined).length * 0.7
    )
      return undefined
    // A sign that also stands inside the questions divides them into more parts than two.
    if (found.filter(({ line, keys }) => line.text.indexOf(sign) < (keys[0]?.index ?? 0)).length * 2 > filled.length)
      return undefined
    const questions: RawQuestion[] = []
    const rejected: PlacedProblem[] = []
    const warnings: BankWarning[] = []
    let type = ''
    for (const { line, keys } of found) {
      const own = keys.filter((key) => key.sign === sign && key.index > 0)
      const [key] = own
      const { at, text } = line
      if (key && own.length === 1)
        questions.push({
          ...emptyQuestion(at),
          type,
          stem: text.slice(0, key.index).trim(),
          answer: { kind: 'text', text: key.key },
        })
      else if (key || asks(text))
        rejected.push({
          at,
          ...bankProblem(key ? 'key.unreadable' : 'key.missing', { answer: own.map((one) => one.key).join(' ') }),
        })
      else {
        const section = sectionType(text)
        if (section !== undefined) type = section
        else warnings.push({ at, ...bankProblem('row.skipped', { text: text.trim().slice(0, 60) }) })
      }
    }
    const reason = `On each line the key stands behind the question, after “${sign}”.`
    return { layout: 'text.one-line-key', reason, questions, rejected, warnings, leastDrafts: 0 }
  },
}
