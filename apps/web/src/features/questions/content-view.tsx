import type { Block, Content, Inline } from '@lianbing/contract'
import { Fragment, type ReactNode } from 'react'
import styles from './content.module.css'
import { Formula } from './formula.tsx'
import { Picture } from './picture.tsx'
import { wholeBrackets } from './whole-brackets.ts'

type Props = {
  value: Content
  /** The letter under which this worker sees an option. */
  nameOption?: (id: string) => string
  /** Within a label, where neither paragraphs nor buttons may stand. */
  inLabel?: boolean
  /** What stands in a gap; its number where this gives nothing. */
  gap?: ((index: number) => ReactNode) | undefined
}

type Run = Extract<Inline, { type: 'run' }>

const textOf = (run: Run): ReactNode => {
  let shown: ReactNode = wholeBrackets(run.text)
  if (run.position === 'sub') shown = <sub>{shown}</sub>
  if (run.position === 'super') shown = <sup>{shown}</sup>
  if (run.bold) shown = <strong>{shown}</strong>
  if (run.italic) shown = <em>{shown}</em>
  return run.underline ? <u>{shown}</u> : shown
}

const keyed = <T,>(items: readonly T[], show: (item: T) => ReactNode) =>
  // A question's content never changes while it is shown, so a place in it is a good key.
  items.map((item, index) => <Fragment key={`${index}`}>{show(item)}</Fragment>)

/** A question's text tree as elements: nothing in a bank can become markup of its own. */
export const ContentView = ({ value, nameOption = (id) => id, inLabel = false, gap }: Props) => {
  const inline = (part: Inline): ReactNode => {
    if (part.type === 'run') return textOf(part)
    if (part.type === 'image') return <Picture image={part} zoom={!inLabel} />
    if (part.type === 'formula') return <Formula tex={part.tex} />
    if (part.type === 'option') return <strong>{nameOption(part.id)}</strong>
    return gap?.(part.index) ?? <span className={styles.blank}>{`(${part.index + 1})`}</span>
  }
  const block = (part: Block): ReactNode => {
    if (part.type === 'paragraph') {
      const children = keyed(part.children, inline)
      return inLabel ? <span className={styles.line}>{children}</span> : <p>{children}</p>
    }
    // What scrolls has to be reached by the keyboard.
    return (
      <span className={styles.scroller} tabIndex={inLabel ? undefined : 0}>
        <table className={styles.table}>
          <tbody>
            {keyed(part.rows, (row) => (
              <tr>
                {keyed(row, (cell) => (
                  <td>{keyed(cell, inline)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </span>
    )
  }
  return keyed(value, block)
}
