import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { randomId } from '../../../api/random-id.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { ReasonDialog } from '../../../office/reason-dialog.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { useZoned } from '../../../office/zone.ts'
import { instantOf, wallTime } from '../../../office/zoned-time.ts'
import { runningMessages } from './office-messages.ts'
import { MinutesField } from './office-minutes-field.tsx'
import { type Running, refreshRunning } from './office-running.ts'
import { useOrganisations } from './office-running-filters.tsx'

type BulkAct = 'extendAll' | 'closeAll' | 'moveEnd' | 'endNow'
type Props = { opening: Running['opening']; inReach: number }

/** What is done to everybody who is in, or to the opening: each says first whom it touches. */
export const BulkActs = ({ opening, inReach }: Props) => {
  const words = useMessages(runningMessages)
  const [act, setAct] = useState<BulkAct>()
  const isOver = opening.state === 'over'
  return (
    <Group gap="xs">
      <Button disabled={inReach === 0} onClick={() => setAct('extendAll')}>
        {words.extendAll}
      </Button>
      <Button disabled={inReach === 0} onClick={() => setAct('closeAll')}>
        {words.closeAll}
      </Button>
      <Button onClick={() => setAct('moveEnd')}>{words.moveEnd}</Button>
      <Button disabled={isOver || opening.state === 'coming'} onClick={() => setAct('endNow')}>
        {words.endNow}
      </Button>
      {act ? <BulkDialog act={act} opening={opening} inReach={inReach} onClose={() => setAct(undefined)} /> : null}
    </Group>
  )
}

const BulkDialog = ({ act, opening, inReach, onClose }: Props & { act: BulkAct; onClose: () => void }) => {
  const words = useMessages(runningMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  const { get } = useUrlFilters()
  const organisations = useOrganisations()
  const [minutes, setMinutes] = useState('10')
  const { zone } = useZoned()
  const [end, setEnd] = useState(() => wallTime(opening.closesAt ?? Date.now() + 3_600_000, zone))
  const [extendKey] = useState(randomId)
  const chosen = get('organisationId')
  const organisation = organisations.find(({ organisationId }) => String(organisationId) === chosen)
  const params = { openingId: opening.openingId }
  const within = organisation === undefined ? {} : { organisationId: organisation.organisationId }
  const people = format.number(inReach)
  const run = async (reason: string) => {
    if (act === 'extendAll') {
      const seconds = Number(minutes) * 60
      const body = { seconds, reason, extendKey, ...within }
      const { touched } = await call('POST /api/openings/:openingId/extend', { params, body })
      note(words.doneExtended(format.number(touched)))
    } else if (act === 'closeAll') {
      await call('POST /api/openings/:openingId/close', { params, body: { reason, ...within } })
      note(words.closingBegun)
    } else {
      const closesAt = act === 'endNow' ? null : instantOf(end, zone)
      const { gained } = await call('POST /api/openings/:openingId/move', { params, body: { closesAt, reason } })
      note(words.doneMoved(format.number(gained)))
    }
    await refreshRunning()
  }
  const isForAll = act === 'extendAll' || act === 'closeAll'
  return (
    <ReasonDialog
      title={words[act]}
      label={words.reason}
      hint={words.reasonHint}
      confirm={words[act]}
      danger={act === 'closeAll' || act === 'endNow'}
      act={run}
      onClose={onClose}
    >
      {isForAll ? (
        <p>
          <strong>
            {organisation === undefined ? words.everybody(people) : words.everybodyOf(organisation.name, people)}
          </strong>
        </p>
      ) : null}
      <p>
        {
          {
            extendAll: words.extendAllNote,
            closeAll: words.closeAllNote,
            moveEnd: words.moveNote,
            endNow: words.endNowNote(format.number(opening.active)),
          }[act]
        }
      </p>
      {act === 'extendAll' ? <MinutesField value={minutes} onChange={setMinutes} /> : null}
      {act === 'moveEnd' ? (
        <TextInput
          mt="sm"
          type="datetime-local"
          label={words.newEnd}
          description={office.zone(zone)}
          required
          value={end}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
      ) : null}
    </ReasonDialog>
  )
}
