import { type Element, elements, innerText, type Markup, xmlTree } from '../../file/markup.ts'
import { escapeMarkup } from '../markup-text.ts'
import { texMathml } from '../tex-mathml.ts'

class Beyond extends Error {}

const text = (words: string, upright = false) =>
  words === ''
    ? ''
    : `<m:r>${upright ? '<m:rPr><m:nor/></m:rPr>' : ''}<m:t xml:space="preserve">${escapeMarkup(words)}</m:t></m:r>`

const inside = (name: string, content: string) => `<m:${name}>${content}</m:${name}>`
const row = (parts: readonly Markup[]): string => parts.map(omml).join('')

const parts = (element: Element, count: number): [string, string, string] => {
  const [first, second, third] = elements(element).map(omml)
  if (elements(element).length !== count || first === undefined || second === undefined) throw new Beyond()
  return [first, second, third ?? '']
}

const accents = new Set(['¯', '‾', '→', '^', '~', '˙'])

const above = (element: Element): string => {
  const [base, over] = parts(element, 2)
  const mark = elements(element)[1]
  const sign = mark ? innerText(mark).trim() : ''
  return accents.has(sign)
    ? `<m:acc><m:accPr><m:chr m:val="${escapeMarkup(sign)}"/></m:accPr>${inside('e', base)}</m:acc>`
    : `<m:limUpp>${inside('e', base)}${inside('lim', over)}</m:limUpp>`
}

const omml = (part: Markup): string => {
  if (typeof part === 'string') return part.trim() === '' ? '' : text(part)
  switch (part.name) {
    case 'mi':
    case 'mn':
    case 'mo':
      return text(innerText(part).replace(/[\u2061-\u2064]/g, ''))
    case 'mtext':
      return text(innerText(part), true)
    case 'mspace':
      return text(' ')
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'mtd':
      return row(part.children)
    case 'semantics':
      return row(elements(part).slice(0, 1))
    case 'mfrac': {
      const [over, under] = parts(part, 2)
      return `<m:f>${inside('num', over)}${inside('den', under)}</m:f>`
    }
    case 'msqrt':
      return `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${inside('e', row(part.children))}</m:rad>`
    case 'mroot': {
      const [base, degree] = parts(part, 2)
      return `<m:rad>${inside('deg', degree)}${inside('e', base)}</m:rad>`
    }
    case 'msup': {
      const [base, up] = parts(part, 2)
      return `<m:sSup>${inside('e', base)}${inside('sup', up)}</m:sSup>`
    }
    case 'msub': {
      const [base, down] = parts(part, 2)
      return `<m:sSub>${inside('e', base)}${inside('sub', down)}</m:sSub>`
    }
    case 'msubsup': {
      const [base, down, up] = parts(part, 3)
      return `<m:sSubSup>${inside('e', base)}${inside('sub', down)}${inside('sup', up)}</m:sSubSup>`
    }
    case 'mover':
      return above(part)
    case 'munder': {
      const [base, under] = parts(part, 2)
      return `<m:limLow>${inside('e', base)}${inside('lim', under)}</m:limLow>`
    }
    case 'munderover': {
      const [base, under, over] = parts(part, 3)
      return `<m:limUpp>${inside('e', `<m:limLow>${inside('e', base)}${inside('lim', under)}</m:limLow>`)}${inside('lim', over)}</m:limUpp>`
    }
    default:
      throw new Beyond()
  }
}

/** A formula as Word writes it; undefined where it is no sound TeX, or more than is translated. */
export const formulaOmml = (tex: string): string | undefined => {
  const mathml = texMathml(tex)
  if (mathml === undefined) return undefined
  try {
    return inside('oMath', omml(xmlTree(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${mathml}`))))
  } catch (error) {
    if (error instanceof Beyond) return undefined
    throw error
  }
}
