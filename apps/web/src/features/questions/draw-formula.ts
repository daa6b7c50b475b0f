import katex from 'katex'
import 'katex/dist/katex.min.css'

/**
 * Formulas come from files that nobody vouches for: nothing that links, loads or styles from outside, few expansions,
 * no sizes beyond a line's. Drawn through the document, never as markup, because our policy forbids style attributes;
 * the two commands that would write one for screen readers are given as their nearest kin.
 */
const options = {
  displayMode: true,
  output: 'htmlAndMathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxExpand: 1000,
  maxSize: 20,
} as const
const macros = { '\\pmb': '\\boldsymbol', '\\fcolorbox': '\\@firstoftwo{\\colorbox{#2}}{#1}' }

/** Draws a formula into a place, with MathML for screen readers; one that cannot be read stands there as it was written. */
export const drawFormula = (tex: string, place: HTMLElement): void => {
  try {
    // A formula may define macros of its own: the next one must not meet them.
    katex.render(tex, place, { ...options, macros: { ...macros } })
  } catch {
    place.textContent = tex
  }
}
