import { Parser } from 'htmlparser2'
import type { Element, Markup } from '../../file/markup.ts'
import { BankFileError } from '../../problems.ts'
import { cleanText } from '../../text/marks.ts'

/** No page nests so deep; beyond, closing an element that was never opened would cost more and more. */
const deepest = 256

/** Formulas keep their meaning behind any prefix; other prefixed names (`o:p` of Word) are not HTML's own. */
const nameOf = (name: string) => name.replace(/^(?:m|mml):/, '')

/**
 * HTML as a tree, as forgiving as browsers are with tags that are left open. An element among the parts stands where
 * it is given, which no text of a file can imitate. Throws BankFileError where it is nested beyond reason.
 */
export const htmlMarkup = (...parts: readonly Markup[]): Markup[] => {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const add = (child: Markup) => {
    const children = open.at(-1)?.children ?? root.children
    const last = children.at(-1)
    if (typeof child === 'string' && typeof last === 'string') children[children.length - 1] = last + child
    else children.push(child)
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > deepest) throw new BankFileError('file.hostile', { detail: 'a text is nested too deeply' })
        const element: Element = { name: nameOf(name), attributes, children: [] }
        add(element)
        open.push(element)
      },
      onclosetag: () => open.pop(),
      ontext: (text) => add(cleanText(text)),
    },
    { recognizeSelfClosing: false },
  )
  for (const part of parts) {
    if (typeof part === 'string') parser.write(part)
    else add(part)
  }
  parser.end()
  return root.children
}
