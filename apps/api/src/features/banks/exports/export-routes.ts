import { writeTemplate } from '@lianbing/bank-formats/template'
import { bankExports } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope } from '../../../http/session.ts'
import { wordsOf } from '../search-questions.ts'
import { createExporter } from './export-questions.ts'

const names = { 'zh-CN': '题库', en: 'questions' } as const
const templateNames = { 'zh-CN': '导入模板.xlsx', en: 'import-template.xlsx' } as const

export const bankExportsRoutes = (route: Route, { db, writerScript }: Dependencies) => {
  const exportFile = createExporter(db, writerScript)

  route(bankExports.exportQuestions, async ({ principal, query, reply }) => {
    const { format, locale: language = 'zh-CN', ...filter } = query
    const wanted = { filter: wordsOf(filter), format, language, name: names[language] }
    const { bytes, fileName, leftOut } = await exportFile(bankScope(principal), wanted)
    reply.header(bankExports.leftOutHeader, JSON.stringify(leftOut))
    return { bytes, fileName }
  })
  route(bankExports.getImportTemplate, ({ query: { language = 'zh-CN' } }) => ({
    bytes: writeTemplate(language).bytes,
    fileName: templateNames[language],
  }))
}
