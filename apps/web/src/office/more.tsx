import { Button, Group } from '@mantine/core'
import { useFormat } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.ts'
import { officeMessages } from './messages.ts'

type Props = {
  shown: number
  total?: number | undefined
  pages: { hasMore: boolean; loadingMore: boolean; loadMore: () => void }
}

/** How much of a list stands above, and the way to the rest. */
export const More = ({ shown, total, pages }: Props) => {
  const words = useMessages(officeMessages)
  const format = useFormat()
  return (
    <Group mt="sm" justify="space-between">
      <span className="tabular">
        {total === undefined
          ? words.shownOnly(format.number(shown))
          : words.shown(format.number(shown), format.number(total))}
      </span>
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={pages.loadMore}>
          {words.more}
        </Button>
      ) : null}
    </Group>
  )
}
