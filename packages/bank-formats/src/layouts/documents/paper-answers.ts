import { truthOf } from '../../text/words.ts'

/** A line's role beside stem and options. */
export interface MarkedLine {
  kind: 'answer' | 'explanation' | 'field' | 'noise'
  /** The name of the field, as typed. */
  name: string
  text: string
}

const named = '(?:正确|参考|标准|本题|试题|题目)?(?:答案|正解|答案要点|参考要点|评分标准|答题要点)'
const answerStart = new RegExp(
  `^\\s*[#*]{0,3}\\s*(?:[【\\[（(]\\s*(${named})\\s*[】\\])）]\\s*[:：]?|(${named})(?:选项)?\\s*(?:应?(?:是|为|选)\\s*)?[:：;；]|(${named})\\s*(?:应?(?:是|为|选))\\s*|(${named})\\s+|(${named})(?=[A-Ha-hＡ-Ｈ√×]))\\s*`,
)
const answerEnglish =
  /^\s*(?:\*{0,2})(?:(?:correct|right|suggested)\s+)?(?:answers?|ans|key|solution)\s*(?:is|are)?\s*(?:[:：.=]|\)\s)\s*(?:\*{0,2})\s*/i
/** 故选D。 应选B。 alone on its line. */
const chosen = /^\s*(?:故|因此|所以|故应|应|本题应?|答案)?选(?:择)?\s*[:：]?\s*([A-HＡ-Ｈ]{1,8})\s*(?:项)?\s*[。.]?\s*$/
const openAnswer = /^\s*[【[]?\s*(?:答|解|解答|解题过程)\s*[】\]]?\s*[:：;；]\s*/
const explanationStart =
  /^\s*[#*]{0,3}\s*(?:[【[（(]\s*)?(?:答案|试题|题目|本题|详细|参考)?(?:解析|解释|详解|解答分析|试题分析|题解|点评|点拨|解题思路|说明|分析|explanation|rationale|feedback)\s*(?:[】\])）]\s*[:：]?|[:：])\s*/i
const fieldStart =
  /^\s*[#*]{0,3}\s*(?:[【[]\s*)?(知识点|考点|考核点|鉴定点|考查点|知识要点|能力水平|能力层次|认知层次|认知水平|难度系数|难易程度|难易度|难度|分数|分值|本题分值|所属章节|所属章|章节|重要程度|题型|试题类型|题目类型|分类|类别|等级|级别|出处|来源|依据|参考依据|试题来源|标签|关键词|出题人|命题人|作者|difficulty|topic|source|points?|marks?|score)\s*(?:[】\]]\s*[:：]?|[:：])\s*/i
const noise =
  /^\s*(?:我的答案\s*[:：]?\s*\S{0,20}|你的答案\s*[:：]?\s*\S{0,20}|考生答案\s*[:：]?\s*\S{0,20}|(?:本题)?得分\s*[:：]?\s*[\d.]*\s*分?|[\d.]{1,6}\s*分|回答(?:正确|错误)|\d+\s*人已?(?:答|做).{0,10}|纠错|收藏|笔记)\s*$/
/** The two choices of a statement without letters of options: "true. 正确", "□ 错误". */
const verdictChoice =
  /^\s*(?:(?:true|false|t|f|对|错|√|×|1|2|[○●□☐◯])\s*[.、:：)]?\s*)(?:正确|错误|对|错|√|×|true|false)\s*$/i
const learners = /^\s*(?:我|你|您|考生|学生)的?答案\s*[:：]?/

/** The line as an answer, an explanation or a field of a question; undefined where it is none of them. */
export const markedLine = (line: string): MarkedLine | undefined => {
  const head = line.slice(0, 120)
  if (learners.test(head)) {
    // "我的答案:B正确答案:A": only what is right counts.
    const right = /(?:正确|参考|标准)答案\s*[:：;；]\s*/.exec(head)
    return right
      ? { kind: 'answer', name: '正确答案', text: line.slice(right.index + right[0].length) }
      : { kind: 'noise', name: '', text: line }
  }
  if ((noise.test(head) || verdictChoice.test(head)) && line.trim().length < 60)
    return { kind: 'noise', name: '', text: line }
  const explanation = explanationStart.exec(head)
  if (explanation) return { kind: 'explanation', name: explanation[0].trim(), text: line.slice(explanation[0].length) }
  const field = fieldStart.exec(head)
  if (field) return { kind: 'field', name: (field[1] ?? '').toLowerCase(), text: line.slice(field[0].length).trim() }
  const answer = answerStart.exec(head) ?? answerEnglish.exec(head)
  if (answer) return { kind: 'answer', name: answer[0].trim(), text: line.slice(answer[0].length) }
  const choice = line.length < 30 ? chosen.exec(line) : null
  if (choice) return { kind: 'answer', name: '故选', text: line.slice(line.indexOf(choice[1] ?? '')) }
  const open = openAnswer.exec(head)
  if (open) return { kind: 'answer', name: '答', text: line.slice(open[0].length) }
  return undefined
}

const inline =
  /(?:[【[（(]\s*)?(?:正确|参考|标准)?答案\s*(?:[】\]]\s*[:：]?|应?(?:是|为|选)\s*[:：]?|[:：;；])\s*|\b(?:Correct\s+)?Answer\s*[:：]\s*/gi

/** An answer glued behind something else on a line: where it begins and what it says. */
export const answerInside = (line: string): { at: number; text: string } | undefined => {
  let last: RegExpMatchArray | undefined
  for (const match of line.matchAll(inline)) last = match
  if (!last || last.index === undefined || line.slice(0, last.index).trim() === '') return undefined
  const text = line.slice(last.index + last[0].length).replace(/[】\])）]\s*$/, '')
  const before = line.slice(Math.max(0, last.index - 2), last.index)
  // "把答案填在…", "将正确答案：…" belong to the sentence.
  if (/[把将的其]$/.test(before.trim()) && !isKey(text)) return undefined
  return isKey(text) || /[:：]/.test(last[0]) ? { at: last.index, text } : undefined
}

/** Letters, or right and wrong: an answer that needs no words. */
export const isKey = (text: string): boolean => {
  const words = text.trim()
  if (words.length > 40) return false
  return (
    truthOf(words) !== undefined ||
    /^[（(【[]?\s*[A-Ha-hＡ-Ｈ](?:[\s,，、;；/和]*[A-Ha-hＡ-Ｈ]){0,9}\s*[)）】\]]?[。.,，;；、]?$/.test(words)
  )
}

/** A line that holds nothing but right or wrong: （正确）, 错误。 */
export const loneVerdict = (line: string): boolean =>
  line.length < 20 && /^\s*[（(【[]?\s*(?:正确|错误|对|错|√|×|✓|✗|✔|✘|不正确)\s*[)）】\]]?\s*[。.]?\s*$/.test(line)

/** Letters alone in brackets on a line of their own: （C）, ( ABD )。 */
export const loneLetters = (line: string): boolean =>
  line.length < 30 && /^\s*[（(【[]\s*[A-HＡ-Ｈ](?:[\s,，、]*[A-HＡ-Ｈ])*\s*[)）】\]]\s*[。.]?\s*$/.test(line)
