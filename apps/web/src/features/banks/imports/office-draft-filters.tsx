import { memo } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import type { BankImport } from './office-bank-import.ts'
import styles from './office-draft.module.css'
import { type DraftFilter, draftFilters } from './office-draft-windows.ts'
import { importMessages } from './office-import-messages.ts'

/** Of what is in the bank, only what was not taken is still here. */
export const filtersOf = ({ state }: Pick<BankImport, 'state'>): readonly DraftFilter[] =>
  state === 'committed' ? ['problems', 'dropped'] : draftFilters

/** How many each filter finds. */
export const countOf = ({ counts }: Pick<BankImport, 'counts'>, filter: DraftFilter): number =>
  ({
    problems: counts.rejected + counts.warned,
    conflicts: counts.conflicts,
    changed: counts.changed,
    near: counts.near,
    new: counts.added,
    known: counts.known,
    edited: counts.edited,
    dropped: counts.dropped,
    all: undefined,
  })[filter] ?? Number.POSITIVE_INFINITY

type Props = { found: BankImport; shown: DraftFilter; onShow: (filter: DraftFilter) => void }

/** What asks for a decision stands first; what a file has nothing of is not offered. */
export const DraftFilters = memo(({ found, shown, onShow }: Props) => {
  const more = useMessages(importMessages)
  const format = useFormat()
  const offered = filtersOf(found).filter((filter) => filter === shown || countOf(found, filter) > 0)
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{more.show}</legend>
      {offered.map((filter) => {
        const count = countOf(found, filter)
        return (
          <button
            key={filter}
            type="button"
            className={styles.chip}
            aria-pressed={filter === shown}
            onClick={() => onShow(filter)}
          >
            {more.filters[filter]}
            {Number.isFinite(count) ? <span className="tabular"> {format.number(count)}</span> : null}
          </button>
        )
      })}
    </fieldset>
  )
})
