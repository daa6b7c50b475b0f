import type { QuestionDraft } from '@lianbing/contract'
import type { BankPackage } from '../../bank-reading.ts'
import { BankFileError, type BankProblem, bankProblem } from '../../problems.ts'
import { jsonStrips } from '../../source/strips.ts'
import type { Assessed } from '../assess.ts'
import { type PackageDefaults, readPackageQuestion } from './package-question.ts'

const fields = new Set(['format', 'version', 'language', 'trade', 'licence', 'source', 'questions'])

/** Whether a JSON value says that it is our own package. */
export const isPackage = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === 'lianbing-bank'

const textOrUndefined = (value: Record<string, unknown>, name: string, limit: number): string | undefined => {
  const text = value[name]
  if (text === undefined) return undefined
  if (typeof text === 'string' && text.trim() !== '' && text.length <= limit) return text.trim()
  throw new BankFileError('package.shape', { detail: `${name} must be a text of 1 to ${limit} characters` })
}

/** The questions of a case share all of it; two that do not are a slip of the pen. */
export const groupFault = () => {
  const materials = new Map<string, string>()
  return ({ group, material }: QuestionDraft): BankProblem | undefined => {
    if (group === null) return undefined
    const written = JSON.stringify(material)
    const first = materials.get(group)
    materials.set(group, first ?? written)
    return first === undefined || first === written
      ? undefined
      : bankProblem('question.shape', { detail: 'its material is another than that of the group’s first question' })
  }
}

/** A package without pictures. */
const noPicture = () => undefined

/** Our own package, version 1 or 2, as docs/formats.md describes it; `picture` finds those that lie beside it in a zip. */
export const readPackage = (
  value: Record<string, unknown>,
  picture: PackageDefaults['picture'] = noPicture,
): { reading: Assessed; package: BankPackage } => {
  if (value.version !== 1 && value.version !== 2)
    throw new BankFileError('package.version', { version: String(value.version) })
  const { language, questions } = value
  const unknown = Object.keys(value).find((name) => !fields.has(name))
  if (unknown !== undefined) throw new BankFileError('package.shape', { detail: `the field “${unknown}” is not known` })
  if (language !== 'zh-CN' && language !== 'en')
    throw new BankFileError('package.shape', { detail: 'language must be zh-CN or en' })
  if (!Array.isArray(questions) || questions.length === 0)
    throw new BankFileError('package.shape', { detail: 'questions must be a list that is not empty' })
  const trade = textOrUndefined(value, 'trade', 40)
  const licence = textOrUndefined(value, 'licence', 200)
  const source = textOrUndefined(value, 'source', 500)
  const reading: Assessed = {
    layout: 'json.package',
    reason: 'The file says that it is a question package of this platform.',
    drafts: [],
    rejected: [],
    warnings: [],
    score: 1,
    alternatives: [],
    source: () => jsonStrips(questions),
  }
  const fault = groupFault()
  for (const [index, question] of questions.entries()) {
    const at = `#${index + 1}`
    const read = readPackageQuestion(question, { language, source: source ?? null, picture })
    const problem = 'problem' in read ? read.problem : fault(read.draft)
    if (problem) reading.rejected.push({ at, ...problem })
    else if ('draft' in read) reading.drafts.push({ at, ...read })
  }
  return {
    reading,
    package: { language, ...(trade ? { trade } : {}), ...(licence ? { licence } : {}), ...(source ? { source } : {}) },
  }
}
