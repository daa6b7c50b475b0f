import type { Content, Inline } from '@lianbing/contract'

const inlineFits = (child: Inline): boolean =>
  child.type === 'run' ? child.text.length <= 20_000 : child.type !== 'formula' || child.tex.length <= 5_000

const lineFits = (children: readonly Inline[], most: number) => children.length <= most && children.every(inlineFits)

/** Whether content stays within the bounds of the contract. */
export const contentFits = (content: Content): boolean =>
  content.length <= 200 &&
  content.every((block) =>
    block.type === 'paragraph'
      ? lineFits(block.children, 500)
      : block.rows.length <= 200 &&
        block.rows.every((row) => row.length <= 50 && row.every((cell) => lineFits(cell, 100))),
  )

const isShown = (child: Inline): boolean =>
  child.type === 'run' ? child.text.trim() !== '' : child.type !== 'formula' || child.tex.trim() !== ''

/** Whether there is anything to see: words, a formula, a picture or a gap. */
export const isShownContent = (content: Content): boolean =>
  content.some((block) =>
    block.type === 'paragraph'
      ? block.children.some(isShown)
      : block.rows.some((row) => row.some((cell) => cell.some(isShown))),
  )
