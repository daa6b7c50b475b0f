import { plain } from '../../text/comparable.ts'
import type { KeyEntry } from './paper-key-line.ts'

const cellsOf = (line: string) =>
  line.length > 5000
    ? []
    : plain(line)
        .split(/[\s|:,;]+/)
        .filter((cell) => cell !== '')
const answer = /^(?:[A-H]{1,8}|[√×✓✗✔✘TF]|正确|错误|对|错)$/i

/** Two lines of a key that was typed as a grid: 题号 1 2 3 above 答案 A B C. Undefined for any others. */
export const keyGrid = (above: string, below: string): KeyEntry[] | undefined => {
  const [name = '', ...numbers] = cellsOf(above)
  const [label = '', ...answers] = cellsOf(below)
  if (!/^(?:题号|题序|序号|no\.?)$/i.test(name) || !/^(?:参考|正确|标准)?(?:答案|answers?|key)$/i.test(label))
    return undefined
  if (numbers.length < 2 || numbers.length !== answers.length) return undefined
  if (!numbers.every((cell) => /^\d{1,4}$/.test(cell)) || !answers.every((cell) => answer.test(cell))) return undefined
  return numbers.map((number, place) => ({ number: Number(number), answer: answers[place] ?? '' }))
}
