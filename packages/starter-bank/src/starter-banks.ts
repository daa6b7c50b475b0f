import assemblyFitter from './questions/assembly-fitter.zh-CN.json' with { type: 'json' }
import electricianEnglish from './questions/electrician.en.json' with { type: 'json' }
import electrician from './questions/electrician.zh-CN.json' with { type: 'json' }
import latheOperator from './questions/lathe-operator.zh-CN.json' with { type: 'json' }

export type StarterOption = string | { text: string; pinned: boolean }

/** A question as its author wrote it: letters count the options from A, and `{{B}}` in an explanation names one. */
export interface StarterQuestion {
  type: 'single-choice' | 'multiple-choice' | 'true-false'
  /** 5 is 初级工 (lowest), 1 is 高级技师. */
  level: number
  /** 1 easy … 5 hard. */
  difficulty: number
  examPoint: string
  stem: string
  options?: StarterOption[]
  answer: string | string[] | boolean
  explanation: string
  standard?: string
  edition?: string
}

/** A bank in our own package format. */
export interface StarterBank {
  format: 'lianbing-bank'
  version: number
  language: 'zh-CN' | 'en'
  /** Code of the trade. */
  trade: string
  licence: string
  source: string
  questions: StarterQuestion[]
}

export interface StarterBankFile {
  fileName: string
  bank: StarterBank
  /** What a reader of files takes, once encoded as UTF-8. */
  json: string
}

// The inferred type of 160 literal questions says less than the format and slows every compile.
const file = (fileName: string, content: unknown): StarterBankFile => {
  const bank = content as StarterBank
  return { fileName, bank, json: JSON.stringify(bank) }
}

/** The questions that come with the product, all of our own writing. */
export const starterBanks: readonly StarterBankFile[] = [
  file('lathe-operator.zh-CN.json', latheOperator),
  file('assembly-fitter.zh-CN.json', assemblyFitter),
  file('electrician.zh-CN.json', electrician),
  file('electrician.en.json', electricianEnglish),
]
