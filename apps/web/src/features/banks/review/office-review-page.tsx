import { SegmentedControl } from '@mantine/core'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Filters, TradeFilter } from '../../../office/filters.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { usePages } from '../../../office/use-pages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { Link } from '../../../router/link.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { questionMessages } from '../../questions/messages.ts'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import { ReviewCase } from './office-review-case.tsx'

/** What waits for somebody else's eyes, the oldest first, one after the other; and what is still being written. */
export const ReviewPage = () => {
  const words = useMessages(careMessages)
  const office = useMessages(officeMessages)
  const { types } = useMessages(questionMessages)
  const format = useFormat()
  const trades = useTrades()
  const { get, set } = useUrlFilters()
  const state = get('state') === 'draft' ? 'draft' : 'review'
  const tradeCode = get('tradeCode')
  const query = { state, ...(tradeCode === '' ? {} : { tradeCode }) } as const
  const pages = usePages('GET /api/reviews', query)
  const total = pages.first?.total
  return (
    <OfficePage
      title={office.review}
      lead={words.reviewLead}
      keys={words.reviewKeys}
      actions={<Link to="/office/questions/new">{words.newQuestion}</Link>}
    >
      <SegmentedControl
        mb="sm"
        aria-label={office.state}
        value={state}
        onChange={(value) => set({ state: value === 'draft' ? 'draft' : '', question: '' })}
        data={[
          { value: 'review', label: words.waitingStates.review },
          { value: 'draft', label: words.waitingStates.draft },
        ]}
      />
      <Filters>
        <TradeFilter value={tradeCode} onChange={(value) => set({ tradeCode: value, question: '' })} />
      </Filters>
      <Loaded read={pages.read}>
        {(items) => {
          if (items.length === 0)
            return (
              <EmptyState title={state === 'review' ? words.nothingToReview : words.noDrafts}>
                <p>{state === 'review' ? words.nothingToReviewMend : words.noDraftsMend}</p>
              </EmptyState>
            )
          const at = Math.max(
            0,
            items.findIndex(({ questionId }) => questionId === get('question')),
          )
          const chosen = items[at]
          const next = items[(at + 1) % items.length]
          return (
            <div className={styles.queue}>
              <div className={styles.waiting}>
                <p className={styles.soft} role="status">
                  {words.waitingCount(format.number(total ?? items.length))}
                </p>
                <ul className={state === 'draft' ? styles.rows : `${styles.rows} ${styles.beside}`}>
                  {items.map((row) => (
                    <li key={row.questionId}>
                      {state === 'draft' ? (
                        <Link to={`/office/questions/${row.questionId}/edit`} className={styles.row}>
                          <span className={styles.stem}>{row.stemText === '' ? words.emptyStem : row.stemText}</span>
                          <span className={styles.soft}>
                            {types[row.type]} · {trades.name(row.tradeCode)} · {row.author}
                            {row.returned === null ? null : ` · ${words.returnedWith(row.returned)}`}
                          </span>
                        </Link>
                      ) : (
                        <button
                          type="button"
                          className={styles.row}
                          aria-current={row === chosen}
                          onClick={() => set({ question: row.questionId })}
                        >
                          <span className={styles.stem}>{row.stemText}</span>
                          <span className={styles.soft}>
                            {row.contributed
                              ? words.contribution
                              : row.isNew
                                ? words.draft
                                : words.versionOf(row.version)}{' '}
                            · {row.author} · {format.moment(row.createdAt)}
                          </span>
                        </button>
                      )}
                    </li>
                  ))}
                </ul>
                {pages.hasMore ? <More shown={items.length} total={total} pages={pages} /> : null}
              </div>
              {state === 'review' && chosen ? (
                <ReviewCase
                  key={chosen.questionId}
                  questionId={chosen.questionId}
                  onNext={() => set({ question: next?.questionId ?? '' })}
                />
              ) : null}
            </div>
          )
        }}
      </Loaded>
    </OfficePage>
  )
}
