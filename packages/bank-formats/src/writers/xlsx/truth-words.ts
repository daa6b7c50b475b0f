import type { SheetLanguage } from '../../layouts/tables/own-columns.ts'

export const truthWords: Record<SheetLanguage, readonly [right: string, wrong: string]> = {
  'zh-CN': ['正确', '错误'],
  en: ['True', 'False'],
}
