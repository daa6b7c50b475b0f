import type { Input } from '@lianbing/contract/client'
import { recall } from '../../api/device-storage.ts'
import type { Me } from '../../api/session.ts'
import type { Trade } from '../trades/use-trades.ts'

export type Language = Trade['questions'][number]['language']
export const sizes = [5, 10, 20, 50] as const
export type StartChoice = {
  tradeCode: string
  language: Language
  /** 0 stands for all levels. */
  level: number
  mode: 'random' | 'sequential'
  count: (typeof sizes)[number]
}

export const languagesOf = (trade: Trade): Language[] =>
  (['zh-CN', 'en'] as const).filter((language) =>
    trade.questions.some((part) => part.language === language && part.count > 0),
  )

/** Levels that have questions, from 初级工 upwards, with how many. */
export const levelsOf = (trade: Trade, language: Language): { level: number; count: number }[] =>
  [5, 4, 3, 2, 1].flatMap((level) => {
    const count = trade.questions
      .filter((part) => part.language === language && part.level === level)
      .reduce((sum, part) => sum + part.count, 0)
    return count > 0 ? [{ level, count }] : []
  })

export const totalOf = (trade: Trade, { language, level }: Pick<StartChoice, 'language' | 'level'>): number =>
  trade.questions
    .filter((part) => part.language === language && (level === 0 || part.level === level))
    .reduce((sum, part) => sum + part.count, 0)

/** The choice put right for what this trade has: its languages and levels. */
export const fitted = (choice: StartChoice, trade: Trade): StartChoice => {
  const languages = languagesOf(trade)
  const language = languages.includes(choice.language) ? choice.language : (languages[0] ?? choice.language)
  const level = levelsOf(trade, language).some((other) => other.level === choice.level) ? choice.level : 0
  return { ...choice, tradeCode: trade.code, language, level }
}

/** What was chosen last on this device, else the person's own trade and level. */
export const firstChoice = (trades: readonly Trade[], me: Me, locale: Language): StartChoice | undefined => {
  const kept = recall('start') as Partial<StartChoice> | undefined
  const find = (code: string | null | undefined) => trades.find((trade) => trade.code === code)
  const trade = find(kept?.tradeCode) ?? find(me.tradeCode) ?? trades[0]
  if (!trade) return undefined
  const count = sizes.find((size) => size === kept?.count) ?? 10
  const mode = kept?.mode === 'sequential' ? 'sequential' : 'random'
  return fitted(
    { tradeCode: trade.code, language: kept?.language ?? locale, level: kept?.level ?? me.level ?? 0, mode, count },
    trade,
  )
}

export const startBody = ({ level, ...rest }: StartChoice): Input<'POST /api/practice/rounds'>['body'] =>
  level === 0 ? rest : { ...rest, level }
