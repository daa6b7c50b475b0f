import { Button, Checkbox, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { note } from '../../../office/office-note.tsx'
import { useZoned } from '../../../office/zone.ts'
import { instantOf, wallTime } from '../../../office/zoned-time.ts'
import { type Target, TargetFields } from './office-override-target.tsx'
import { type Override, type Overrides, readOverridesAnew } from './office-overrides.ts'
import styles from './office-rules.module.css'
import { officeRulesMessages } from './office-rules-messages.ts'

type Props = { quizId: string; about: Overrides; override: Override | undefined; onClose: () => void }

const hourMs = 3_600_000
/** A whole number within bounds; null where the field is empty, undefined where it does not fit. */
const wholeOf = (text: string, max: number): number | null | undefined => {
  if (text.trim() === '') return null
  const number = Number(text)
  return Number.isInteger(number) && number >= 1 && number <= max ? number : undefined
}

/** What one person or organisation gets beyond the rules, new or changed. */
export const OverrideDialog = ({ quizId, about, override, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(officeRulesMessages)
  const { zone } = useZoned()
  const wall = (instant: string | number) => wallTime(instant, zone)
  const [target, setTarget] = useState<Target>()
  const [minutes, setMinutes] = useState(override?.extraSeconds ? String(override.extraSeconds / 60) : '')
  const [more, setMore] = useState(override?.moreAttempts ? String(override.moreAttempts) : '')
  const [hasWindow, setHasWindow] = useState(override !== undefined && override.window !== null)
  const [opens, setOpens] = useState(wall(override?.window?.opensAt ?? about.now))
  const [closes, setCloses] = useState(wall(override?.window?.closesAt ?? Date.parse(about.now) + 24 * hourMs))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const extra = wholeOf(minutes, 1_440)
  const attempts = wholeOf(more, 100)
  // Walls of one zone are in the order of their letters, but for the hour that comes twice: the server looks again.
  const windowFits = !hasWindow || (opens !== '' && closes > opens)
  const gives = extra !== null || attempts !== null || hasWindow
  const fits = extra !== undefined && attempts !== undefined && windowFits && gives
  const saving = useMutation({
    mutationFn: async () => {
      const body = {
        extraSeconds: extra === null || extra === undefined ? null : extra * 60,
        moreAttempts: attempts ?? null,
        window: hasWindow ? { opensAt: instantOf(opens, zone), closesAt: instantOf(closes, zone) } : null,
        reason: reason.trim(),
      }
      if (override) {
        const params = { quizId, overrideId: override.overrideId }
        await call('PUT /api/office/quizzes/:quizId/overrides/:overrideId', { params, body })
      } else if (target)
        await call('POST /api/office/quizzes/:quizId/overrides', { params: { quizId }, body: { target, ...body } })
      await readOverridesAnew(quizId)
      note(words.saved)
    },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fits && (override || target) && reason.trim() !== '') saving.mutate()
  }
  const title = override ? (override.person?.displayName ?? override.organisation?.name ?? words.change) : words.add
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': office.close }}>
      <form onSubmit={submit} className={styles.fields}>
        {override ? null : <TargetFields organisationId={about.organisationId} value={target} onChange={setTarget} />}
        <TextInput
          label={words.extra}
          description={words.extraHint}
          inputMode="numeric"
          value={minutes}
          error={extra === undefined ? words.extraWrong : undefined}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <TextInput
          label={words.more}
          description={words.moreHint}
          inputMode="numeric"
          value={more}
          error={attempts === undefined ? words.moreWrong : undefined}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
        <Checkbox
          label={words.window}
          description={words.windowHint}
          checked={hasWindow}
          onChange={(event) => setHasWindow(event.currentTarget.checked)}
        />
        {hasWindow ? (
          <>
            <p className={styles.hint}>{office.zone(zone)}</p>
            <div className={styles.row}>
              <TextInput
                type="datetime-local"
                required
                label={words.opens}
                value={opens}
                onChange={(event) => setOpens(event.currentTarget.value)}
              />
              <TextInput
                type="datetime-local"
                required
                label={words.closes}
                value={closes}
                error={windowFits ? undefined : words.windowWrong}
                onChange={(event) => setCloses(event.currentTarget.value)}
              />
            </div>
          </>
        ) : null}
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          maxLength={500}
          required
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className={styles.hint}>{words.running}</p>
        {tried && !gives ? <p className={styles.warning}>{words.gives}</p> : null}
        {tried && !override && !target ? <p className={styles.warning}>{words.choosePerson}</p> : null}
        {saving.error ? <ApiProblem error={saving.error} retry={() => saving.mutate()} /> : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={saving.isPending}>
            {words.save}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
