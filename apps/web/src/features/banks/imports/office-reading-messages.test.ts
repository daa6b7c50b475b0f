import { bankProblem, problemCodes } from '@lianbing/bank-formats/problems'
import { layoutCodes } from '@lianbing/bank-formats/reading'
import { describe, expect, test } from 'vitest'
import { messages as en } from './messages/office-reading.en.ts'
import { messages as zh } from './messages/office-reading.zh-CN.ts'

/** Notes which values the reader's own sentence uses; the translation has to do with those. */
const usedParams = (say: (params: Record<string, string>) => string): string[] => {
  const used = new Set<string>()
  say(new Proxy({}, { get: (_, name) => `«${used.add(String(name)) && String(name)}»` }) as Record<string, string>)
  return [...used]
}
describe.each(Object.entries({ 'zh-CN': zh, en }))(
  'what readers of files say in %s',
  (locale, { problems, layouts }) => {
    test('every code of the readers has words, and no other', () => {
      expect(Object.keys(problems).sort()).toEqual([...problemCodes].sort())
    })
    test('every layout has a name, and no other; it is also said where a layout that was passed over is told', () => {
      expect(Object.keys(layouts).sort()).toEqual([...layoutCodes].sort())
      expect(problems['bank.more-seen']({ layout: 'table.paper', more: 3 })).toContain(layouts['table.paper'])
    })
    test.each(problemCodes)('%s is said with the values that it carries', (code) => {
      const marked = Object.fromEntries(usedParams(problems[code]).map((name) => [name, `«${name}»`]))
      const { message } = bankProblem(code, marked)
      for (const mark of Object.values(marked)) expect(message).toContain(mark)
      const said = problems[code](Object.fromEntries(Object.keys(marked).map((name) => [name, 'x'])))
      expect(said).not.toMatch(/undefined|!|！/)
      expect(/\p{Script=Han}/u.test(said)).toBe(locale === 'zh-CN')
    })
  },
)
