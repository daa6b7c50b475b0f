import type { QuestionDraft } from '@lianbing/contract'
import type { OwnColumn, SheetLanguage } from '../../layouts/tables/own-columns.ts'
import { typeWords } from '../type-names.ts'
import { truthWords } from './truth-words.ts'

/** A question as somebody would type it into the template. */
export type Example = Partial<Record<OwnColumn, string>> & { options?: string[]; targets?: string[] }

type Words = Record<QuestionDraft['type'], Example>

const words: Record<SheetLanguage, Words> = {
  'zh-CN': {
    'single-choice': {
      stem: '停电检修时，确认线路已经停电之后，应先做的是（  ）。',
      options: ['验电', '挂接地线', '悬挂标示牌', '装设遮栏'],
      answer: 'A',
      explanation: '先验明确无电压，再挂接地线。',
      level: '5',
      difficulty: '2',
      examPoint: '停电作业的安全措施',
      source: '市总工会题库',
      standard: 'GB 26860',
      edition: '2011',
    },
    'multiple-choice': {
      stem: '下列材料中属于导体的有（  ）。',
      options: ['铜', '铝', '橡胶', '石墨'],
      answer: 'ABD',
    },
    'true-false': { stem: '焊接时可以不戴防护面罩。', answer: truthWords['zh-CN'][1] },
    blanks: {
      stem: '我国工频交流电的频率是____Hz，线电压是____V。',
      answer: '50 || 五十\n380',
      explanation: '每个空一行；同一个空有几种写法时，用 || 隔开。',
    },
    numeric: {
      stem: '电阻为 10 Ω 的导体接在 220 V 电压上，电流是多少？公式：\\(I=\\frac{U}{R}\\)',
      answer: '22',
      tolerance: '0.1',
      unit: 'A',
    },
    ordering: {
      stem: '按先后顺序排列停电作业的安全措施。',
      options: ['挂接地线', '停电', '验电', '悬挂标示牌和装设遮栏'],
      answer: 'BCAD',
    },
    matching: {
      stem: '把电器与它的图形文字符号对应起来。',
      options: ['熔断器', '接触器', '热继电器'],
      targets: ['KM', 'FU', 'FR', 'SB'],
      answer: 'A-B, B-A, C-C',
    },
    written: {
      stem: '简述触电急救的步骤。',
      answer: '先使触电者脱离电源；判断意识和呼吸；必要时做心肺复苏并呼叫 120。',
    },
  },
  en: {
    'single-choice': {
      stem: 'A line has been switched off for repair. What comes first?',
      options: ['Test that it is dead', 'Earth it', 'Put up the warning sign', 'Fence it off'],
      answer: 'A',
      explanation: 'Nothing is earthed before it has been proven dead.',
      level: '5',
      difficulty: '2',
      examPoint: 'Working on dead lines',
      source: 'Bank of the city federation',
      standard: 'GB 26860',
      edition: '2011',
    },
    'multiple-choice': {
      stem: 'Which of these conduct electricity?',
      options: ['Copper', 'Aluminium', 'Rubber', 'Graphite'],
      answer: 'ABD',
    },
    'true-false': { stem: 'Welding without a face shield is allowed.', answer: truthWords.en[1] },
    blanks: {
      stem: 'The mains frequency is ____ Hz, and the line voltage is ____ V.',
      answer: '50 || fifty\n380',
      explanation: 'A line for each gap; other right answers for the same gap behind ||.',
    },
    numeric: {
      stem: 'A resistor of 10 Ω is connected to 220 V. What is the current? \\(I=\\frac{U}{R}\\)',
      answer: '22',
      tolerance: '0.1',
      unit: 'A',
    },
    ordering: {
      stem: 'Put the safety measures for work on a dead line in order.',
      options: ['Earth it', 'Switch it off', 'Test that it is dead', 'Put up signs and fences'],
      answer: 'BCAD',
    },
    matching: {
      stem: 'Match each device with its letters in a diagram.',
      options: ['Fuse', 'Contactor', 'Thermal relay'],
      targets: ['KM', 'FU', 'FR', 'SB'],
      answer: 'A-B, B-A, C-C',
    },
    written: {
      stem: 'Describe first aid after an electric shock.',
      answer:
        'Free the person from the current; check consciousness and breathing; resuscitate if needed and call 120.',
    },
  },
}

/** An example of each type, in the order of a paper. */
export const examplesIn = (language: SheetLanguage): Example[] =>
  Object.entries(words[language]).map(([type, example]) => ({
    ...example,
    type: typeWords[language][type as QuestionDraft['type']],
  }))
