import { writeTemplate } from '@lianbing/bank-formats/template'
import { bankExports } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope } from '../../../http/session.ts'
import { wordsOf } from '../search-questions.ts'
import { createExporter } from './export-stream.ts'

const names = { 'zh-CN': '题库', en: 'questions' } as const
const templateNames = { 'zh-CN': '导入模板.xlsx', en: 'import-template.xlsx' } as const

export const bankExportsRoutes = (route: Route, { db, writerScript }: Dependencies) => {
  const exportFile = createExporter(db, writerScript)

  route(bankExports.exportQuestions, async ({ principal, body, request }) => {
    const { format, locale: language = 'zh-CN', selection: chosen } = body
    const byIds = 'questionIds' in chosen
    const selection = byIds ? chosen : { filter: wordsOf(chosen.filter) }
    const tradeCode = byIds ? undefined : chosen.filter.tradeCode
    const wanted = { selection, tradeCode, format, language, name: names[language] }
    return { stream: await exportFile(bankScope(principal), wanted, request.log) }
  })
  route(bankExports.getImportTemplate, ({ query: { language = 'zh-CN' } }) => ({
    bytes: writeTemplate(language).bytes,
    fileName: templateNames[language],
  }))
}
