import { isKey } from './paper-answers.ts'
import type { KeyEntry } from './paper-key-line.ts'

const announced =
  /^\s{0,4}(?:[【[（(]\s{0,2}(?:参考|正确|标准)?答案\s{0,2}[】\])）]\s{0,2}[:：]?|(?:参考|正确|标准)?答案\s{0,2}(?:是|为)?\s{0,2}[:：]|答\s{0,2}[:：]|[故应]{0,2}选(?=\s{0,2}[A-HＡ-Ｈ]))\s{0,4}/
const explained =
  /[\s。；;,，.]{0,4}(?:[【[（(]\s{0,2}(?:答案|试题|题目)?(?:解析|解释|详解|分析|说明)\s{0,2}[】\])）]\s{0,2}[:：]?|(?:答案|试题|题目)?(?:解析|解释|详解)\s{0,2}[:：])\s{0,4}/
/** "1.A（解释……）" has no bound between the key and what follows but the stop. */
const keyFirst = /^\s{0,4}[A-HＡ-Ｈ]{1,8}(?=\s{0,4}(?:[【[（(。；;,，]|$))/

/** Whether what stands behind a number answers: "答案：A", "A【解析】……". */
export const answersNumber = (text: string): boolean => {
  const head = text.slice(0, 80)
  return announced.test(head) || keyFirst.test(head)
}

/** What a numbered line of a key says: "答案：A。解析：……", "铜 铝", "A【解析】……". */
export const wordedAnswer = (line: string): Pick<KeyEntry, 'answer' | 'explanation'> => {
  const text = line.replace(announced, '')
  const cut = explained.exec(text.slice(0, 4000))
  const said = (cut ? text.slice(0, cut.index) : text).trim()
  const answer = said.replace(/[。.]$/, '')
  return {
    answer: isKey(answer) ? answer : said,
    ...(cut ? { explanation: text.slice(cut.index + cut[0].length).trim() } : {}),
  }
}

/** The entry with one more line, which goes on with its answer or its explanation, or begins the latter. */
export const goOn = (entry: KeyEntry, line: string): void => {
  const { answer, explanation } = wordedAnswer(line)
  if (entry.explanation !== undefined) entry.explanation = `${entry.explanation}\n${line.trim()}`.trim()
  else if (explanation !== undefined && answer === '') entry.explanation = explanation
  else entry.answer = `${entry.answer}\n${line.trim()}`.trim()
}
