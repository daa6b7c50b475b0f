import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { note } from '../../../office/office-note.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { Zone } from '../../../office/zone.ts'
import { useParams } from '../../../router/params.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { QuizTabs } from '../making/office-quiz-tabs.tsx'
import { OverrideDialog } from './office-override-dialog.tsx'
import { OverrideLog } from './office-override-log.tsx'
import { type Override, readOverridesAnew, useOverrides } from './office-overrides.ts'
import { OverridesTable } from './office-overrides-table.tsx'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'

/** Who has what beyond the rules of a quiz. */
export const OverridesPage = () => {
  const { quizId = '' } = useParams()
  const office = useMessages(officeMessages)
  const words = useMessages(officeRulesMessages)
  const read = useOverrides(quizId)
  const [edited, setEdited] = useState<{ override: Override | undefined }>()
  const [removed, setRemoved] = useState<Override>()
  const first = read.data?.pages[0]
  const items = read.data?.pages.flatMap((page) => page.items) ?? []
  const takeBack = async (overrideId: string, reason: string) => {
    const params = { quizId, overrideId }
    await call('POST /api/office/quizzes/:quizId/overrides/:overrideId/removal', { params, body: { reason } })
    await readOverridesAnew(quizId)
    note(words.takenBack)
  }
  return (
    <OfficePage
      title={first?.title || words.title}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={words.lead}
      actions={
        first ? (
          <Button variant="filled" onClick={() => setEdited({ override: undefined })}>
            {words.add}
          </Button>
        ) : null
      }
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={{ ...read, data: first }}>
        {(about) => (
          <Zone value={about.timeZone}>
            {items.length === 0 ? (
              <EmptyState title={words.none}>
                <p>{words.noneMend}</p>
              </EmptyState>
            ) : (
              <>
                <p className={styles.nearest}>{words.nearest}</p>
                <OverridesTable
                  overrides={items}
                  now={about.now}
                  onChange={(override) => setEdited({ override })}
                  onRemove={setRemoved}
                />
                <More
                  shown={items.length}
                  pages={{
                    hasMore: read.hasNextPage,
                    loadingMore: read.isFetchingNextPage,
                    loadMore: () => void read.fetchNextPage(),
                  }}
                />
              </>
            )}
            <OverrideLog quizId={quizId} now={about.now} />
            {edited ? (
              <OverrideDialog quizId={quizId} about={about} {...edited} onClose={() => setEdited(undefined)} />
            ) : null}
          </Zone>
        )}
      </Loaded>
      {removed ? (
        <ReasonDialog
          title={words.takeBackTitle}
          label={words.reason}
          hint={words.reasonHint}
          confirm={words.takeBack}
          danger
          act={(reason) => takeBack(removed.overrideId, reason)}
          onClose={() => setRemoved(undefined)}
        >
          <p>
            <strong>{removed.person?.displayName ?? removed.organisation?.name}</strong>
          </p>
          <p>{words.takeBackSays}</p>
        </ReasonDialog>
      ) : null}
    </OfficePage>
  )
}
