import type { Language } from '@lianbing/contract'
import { paperTypeNames } from '../writers/type-names.ts'
import type { PrintedPaper, PrintedPart } from './printed-paper.ts'

type Range = { place: number; from: number; to: number; each: number | null; sum: number; title: string }

interface PrintWords {
  cases: string
  heading(range: Range): string
  form(letter: string): string
  subject(paper: PrintedPaper): string
  paper: string
  keys: string
  answerSheet: string
  notes(paper: PrintedPaper): string[]
  notesTitle: string
  sheetNotes: string[]
  sealed: string
  blanks: string[]
  sealedRule: string
  page(page: number, pages: number): string
  /** The same with `#` for the page and `##` for their count. */
  pageFields: string
  score: { part: string; total: string; points: string; marker: string }
  material(from: number, to: number): string
  left: string
  right: string
  unit(unit: string): string
  answer: string
  explanation: string
  anyOrder: string
  truth: readonly [right: string, wrong: string]
  points(points: number): string
  formChoice: string
  numbered(number: number): string
  ordinal(place: number): string
}

/** Hundredths of a mark as people write them. */
export const marksText = (hundredths: number): string => String(hundredths / 100)

const digits = '一二三四五六七八九十'
const numeral = (place: number): string =>
  place < 10
    ? (digits[place] ?? '')
    : `${place < 20 ? '' : digits[Math.floor((place + 1) / 10) - 1]}十${digits[place % 10]}`

/** What a printed paper says around its questions. */
export const printWords: Record<Language, PrintWords> = {
  'zh-CN': {
    cases: '案例题',
    heading: ({ place, from, to, each, sum, title }) => {
      const which = from === to ? `第${from}题` : `第${from}题～第${to}题`
      return `${numeral(place)}、${title}（${which}。${each === null ? '' : `每题${marksText(each)}分，`}共${marksText(sum)}分）`
    },
    form: (letter) => `${letter}卷`,
    subject: ({ trade, level }) => `${trade}${level === null ? '' : `（${level}）`}`,
    paper: '试卷',
    keys: '参考答案',
    answerSheet: '答题卡',
    notesTitle: '注意事项',
    notes: ({ minutes, maximum, passScore, letter }) => [
      `考试时间${minutes}分钟，满分${marksText(maximum)}分，${marksText(passScore)}分及以上为合格。`,
      '请先在密封线内写清姓名、身份证号、单位和班组。',
      `答案写在答题卡上，并在答题卡上涂好卷别“${letter}”；写在试卷上的不计分。`,
    ],
    sheetNotes: [
      '用黑色签字笔写清姓名、身份证号、单位和班组，涂好卷别。',
      '选择题、判断题把选中的字母或符号涂满；改动时把原来的擦净。',
    ],
    sealed: '密　　封　　线',
    blanks: ['姓名', '身份证号', '单位', '班组'],
    sealedRule: '密封线内不要答题',
    page: (page, pages) => `第 ${page} 页　共 ${pages} 页`,
    pageFields: '第 # 页　共 ## 页',
    score: { part: '题号', total: '总分', points: '得分', marker: '阅卷人' },
    material: (from, to) => (from === to ? `材料（第${from}题）：` : `材料（第${from}题～第${to}题）：`),
    left: '左侧：',
    right: '右侧：',
    unit: (unit) => `（单位：${unit}）`,
    answer: '答案：',
    explanation: '解析：',
    anyOrder: '（顺序不限）',
    truth: ['√', '×'],
    points: (points) => `（${marksText(points)}分）`,
    formChoice: '卷别',
    numbered: (number) => `${number}．`,
    ordinal: numeral,
  },
  en: {
    cases: 'Cases',
    heading: ({ place, from, to, each, sum, title }) => {
      const which = from === to ? `question ${from}` : `questions ${from}–${to}`
      return `Part ${place + 1}: ${title} (${which}, ${each === null ? '' : `${marksText(each)} each, `}${marksText(sum)} in all)`
    },
    form: (letter) => `Form ${letter}`,
    subject: ({ trade, level }) => `${trade}${level === null ? '' : `, ${level}`}`,
    paper: 'Paper',
    keys: 'Answer key',
    answerSheet: 'Answer sheet',
    notesTitle: 'Please note',
    notes: ({ minutes, maximum, passScore, letter }) => [
      `Time: ${minutes} minutes. Marks: ${marksText(maximum)} in all, ${marksText(passScore)} to pass.`,
      'First write your name, ID number, organisation and team beside the sealing line.',
      `Answers go on the answer sheet, with form “${letter}” filled in there; what is written on the paper does not count.`,
    ],
    sheetNotes: [
      'Write your name, ID number, organisation and team with a black pen, and fill in the form.',
      'Fill the letter or sign that you choose; to change it, erase the first one.',
    ],
    sealed: 'sealing line',
    blanks: ['Name', 'ID number', 'Organisation', 'Team'],
    sealedRule: 'No answers left of this line',
    page: (page, pages) => `Page ${page} of ${pages}`,
    pageFields: 'Page # of ##',
    score: { part: 'Part', total: 'Total', points: 'Marks', marker: 'Marked by' },
    material: (from, to) => (from === to ? `Case (question ${from}): ` : `Case (questions ${from}–${to}): `),
    left: 'Left:',
    right: 'Right:',
    unit: (unit) => ` (in ${unit})`,
    answer: 'Answer: ',
    explanation: 'Explanation: ',
    anyOrder: ' (in any order)',
    truth: ['√', '×'],
    points: (points) => ` (${marksText(points)})`,
    formChoice: 'Form',
    numbered: (number) => `${number}. `,
    ordinal: (place) => String(place + 1),
  },
}

/** Organisers write the numeral along where they are used to paper; here it comes by itself. */
const withoutNumeral = (title: string): string =>
  title.replace(/^(?:[一二三四五六七八九十]+[、．.]|part\s+\d+[:：.]?)\s*/iu, '')

/** What stands above a part. */
export const partHeading = (language: Language, part: PrintedPart, place: number): string => {
  const { questions, kind } = part
  const usual = kind === 'case' ? printWords[language].cases : paperTypeNames[language][kind]
  const sums = questions.map(({ maximum }) => maximum)
  const each = sums.length > 1 && new Set(sums).size === 1 ? (sums[0] ?? null) : null
  return printWords[language].heading({
    place,
    from: questions[0]?.number ?? 0,
    to: questions.at(-1)?.number ?? 0,
    each,
    sum: sums.reduce((sum, one) => sum + one, 0),
    title: withoutNumeral(part.title ?? '') || usual,
  })
}
