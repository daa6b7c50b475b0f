import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { banksMessages } from './office-messages.ts'
import { filterAddress, useQuestionSearch } from './office-question-filter.ts'

/** The question before and after this one in the search that led here. */
export const QuestionNeighbours = ({ questionId, params }: { questionId: string; params: URLSearchParams }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const search = useQuestionSearch(params)
  const rows = search.read.data ?? []
  const at = rows.findIndex((row) => row.questionId === questionId)
  const last = at !== -1 && at === rows.length - 1
  const { hasMore, loadingMore, loadMore } = search
  useEffect(() => {
    if (last && hasMore && !loadingMore) loadMore()
  }, [last, hasMore, loadingMore, loadMore])
  if (at === -1) return null
  const step = (label: string, row: { questionId: string } | undefined) =>
    row ? (
      <Button component={Link} to={`/office/questions/${row.questionId}${filterAddress(params)}`}>
        {label}
      </Button>
    ) : (
      <Button disabled>{label}</Button>
    )
  return (
    <>
      <span className="tabular">
        {words.place(format.number(at + 1), format.number(search.first?.total ?? rows.length))}
      </span>
      {step(words.previous, rows[at - 1])}
      {step(words.next, rows[at + 1])}
    </>
  )
}
