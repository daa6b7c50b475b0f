import type { Content, Inline } from '@lianbing/contract'
import type { Element, Markup } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { markupContent } from '../markup-content.ts'
import type { Value } from './declarations.ts'
import { find } from './qti-names.ts'
import { Rejection } from './rejection.ts'

/** What a picture's address stands for; undefined where the file does not hold it. */
export type PictureOf = (src: string, alt: string) => Inline | undefined

/** Parts that are there for programs, or only on request. */
const silent = new Set([
  'stylesheet',
  'infoControl',
  'catalogInfo',
  'modalFeedback',
  'companionMaterialsInfo',
  'hint',
  'response_extension',
  'response_na',
])
/** Parts of the format that are paragraphs of their own. */
const blocks = new Set([
  'itemBody',
  'prompt',
  'feedbackBlock',
  'rubricBlock',
  'contentBody',
  'stimulusBody',
  'solutionmaterial',
])

const gap = 'qti-gap'
/** What stands for a gap in markup until it is content. */
export const gapMarkup = (index: number): Element => ({ name: gap, attributes: { index: `${index}` }, children: [] })

/** Whether feedback is shown while outcomes have these values. */
const isShown = ({ attributes }: Element, outcomes: ReadonlyMap<string, Value>): boolean => {
  const named = outcomes.get(attributes.outcomeIdentifier ?? '')?.includes(attributes.identifier ?? '') ?? false
  return attributes.showHide === 'hide' ? !named : named
}

const isFeedback = ({ name }: Element) => /^(?:feedback(?:Inline|Block)|modalFeedback)$/.test(name)

/** Whether a rubric speaks to the worker; without a view it is for everybody. */
export const isForCandidate = ({ attributes }: Element): boolean =>
  attributes.view === undefined || /\bcandidate\b/.test(attributes.view)

/** Content of parts of an item as a worker sees them before an answer. */
export interface BodyReader {
  /** `replace` says what stands where an element of the format does; undefined leaves it to the usual rules. */
  content(parts: readonly Markup[], replace?: (element: Element) => readonly Markup[] | undefined): Content
  /** The same of parts that explain: what they lack is a warning. */
  aside(parts: readonly Markup[]): Content
  /** What the item says to an answer that leads to these outcomes. */
  feedback(item: Element, outcomes: ReadonlyMap<string, Value>): Content[]
  warnings: BankProblem[]
}

export const bodyReader = (initial: ReadonlyMap<string, Value>, pictureOf: PictureOf): BodyReader => {
  const warnings: BankProblem[] = []

  const shown = (
    parts: readonly Markup[],
    outcomes: ReadonlyMap<string, Value>,
    replace: (element: Element) => readonly Markup[] | undefined,
  ): Markup[] =>
    parts.flatMap((part): Markup[] => {
      if (typeof part === 'string') return [part]
      const inside = (children: readonly Markup[]) => shown(children, outcomes, replace)
      const replaced = replace(part)
      if (replaced) return inside(replaced)
      const { name, attributes, children } = part
      // Hints that pop up over a word.
      if (attributes['data-role'] === 'tooltip-content') return []
      if (silent.has(name) || (name === 'rubricBlock' && !isForCandidate(part))) return []
      if (isFeedback(part) && !isShown(part, outcomes)) return []
      // The parts of an object are what to show where it cannot be.
      if (name === 'object' && (!/^image\//.test(attributes.type ?? '') || !pictureOf(attributes.data ?? '', '')))
        if (children.some((child) => typeof child !== 'string' || child.trim() !== ''))
          return [{ name: 'div', attributes: {}, children: inside(children) }]
      if (name === 'object' && /^image\//.test(attributes.type ?? ''))
        return [{ name: 'img', attributes: { src: attributes.data ?? '', alt: attributes.label ?? '' }, children: [] }]
      return [{ ...part, name: blocks.has(name) ? 'div' : name, children: inside(children) }]
    })

  const write = (markup: readonly Markup[], lost: (problem: BankProblem) => void): Content =>
    markupContent(markup, {
      picture: (src, alt) => {
        const picture = pictureOf(src, alt)
        if (!picture) lost(bankProblem('picture.missing', { name: src.startsWith('data:') ? 'data:' : src }))
        return picture
      },
      // Of a picture, the line above says which.
      missing: (name) => name !== 'img' && lost(bankProblem('media.missing')),
      element: ({ name, attributes }) =>
        name === gap ? [{ type: 'blank', index: Number(attributes.index) }] : undefined,
    })

  /** What explains may do without its pictures. */
  const aside = (markup: readonly Markup[]) =>
    write(markup, () => warnings.push(bankProblem('explanation.media-missing')))

  return {
    warnings,
    aside: (parts) => aside(shown(parts, initial, () => undefined)),
    content: (parts, replace = () => undefined) =>
      write(shown(parts, initial, replace), (problem) => {
        throw new Rejection(problem)
      }),
    feedback: (item, outcomes) =>
      find(item, isFeedback)
        .filter(
          (element) => isShown(element, outcomes) && !(element.name !== 'modalFeedback' && isShown(element, initial)),
        )
        .map((element) => aside(shown(element.children, outcomes, () => undefined))),
  }
}
