import { Button, Group, Modal, Table, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { instantOf, momentIn, wallTime } from '../../../office/zoned-time.ts'
import rulesStyles from '../rules/office-rules.module.css'
import { officeRulesMessages } from '../rules/office-rules-messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { NumberField } from './office-number-field.tsx'
import { type OfficeQuiz, readQuizzesAnew } from './office-quiz.ts'

type Opening = OfficeQuiz['openings'][number]
type DialogProps = { quiz: OfficeQuiz; opening: Opening | undefined; onClose: () => void }

const minuteMs = 60_000

const OpeningDialog = ({ quiz, opening, onClose }: DialogProps) => {
  const office = useMessages(officeMessages)
  const words = useMessages(makingMessages)
  const rulesWords = useMessages(officeRulesMessages)
  const { quizId, timeZone } = quiz
  const soon = Math.ceil(Date.parse(quiz.now) / (10 * minuteMs)) * 10 * minuteMs
  const [opens, setOpens] = useState(wallTime(opening?.opensAt ?? soon, timeZone))
  const [closes, setCloses] = useState(
    opening ? opening.closesAt && wallTime(opening.closesAt, timeZone) : wallTime(soon + 24 * 60 * minuteMs, timeZone),
  )
  const [prepared, setPrepared] = useState(opening?.prepared ?? 0)
  const saving = useMutation({
    mutationFn: async () => {
      const closesAt = closes ? instantOf(closes, timeZone) : null
      const body = { opensAt: instantOf(opens, timeZone), closesAt, prepared }
      if (opening === undefined) await call('POST /api/office/quizzes/:quizId/openings', { params: { quizId }, body })
      else {
        const params = { quizId, openingId: opening.openingId }
        await call('PUT /api/office/quizzes/:quizId/openings/:openingId', { params, body })
      }
      readQuizzesAnew()
    },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (opens !== '') saving.mutate()
  }
  const drawsForEach = quiz.draft.blueprint.unseenFirst === true
  return (
    <Modal
      opened
      onClose={onClose}
      title={opening ? words.changeOpening : words.addOpening}
      closeButtonProps={{ 'aria-label': office.close }}
    >
      <form onSubmit={submit}>
        <p>{office.zone(timeZone)}</p>
        <TextInput
          mt="sm"
          type="datetime-local"
          required
          label={words.opens}
          value={opens}
          data-autofocus
          onChange={(event) => setOpens(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          type="datetime-local"
          label={words.closes}
          description={words.closesHint}
          value={closes ?? ''}
          onChange={(event) => setCloses(event.currentTarget.value)}
        />
        {quiz.draft.rules.feedback === 'later' && !closes ? (
          <p className={rulesStyles.warning} role="status">
            {rulesWords.endless}
          </p>
        ) : null}
        {drawsForEach ? (
          <p>{words.preparedNot}</p>
        ) : (
          <>
            <p>{words.preparedHint}</p>
            <NumberField label={words.prepared} value={prepared} min={0} max={2_000} onChange={setPrepared} />
          </>
        )}
        {opening && opening.attempts > 0 ? <p>{words.runningKeep}</p> : null}
        {saving.error ? <ApiProblem error={saving.error} retry={() => saving.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{office.cancel}</Button>
          <Button type="submit" variant="filled" loading={saving.isPending}>
            {words.saveOpening}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** The windows in which the quiz may be started, in the zone of the server; `mayChange` for whoever makes the quiz. */
export const Openings = ({ quiz, mayChange }: { quiz: OfficeQuiz; mayChange: boolean }) => {
  const words = useMessages(makingMessages)
  const format = useFormat()
  const locale = useLocale()
  const [edited, setEdited] = useState<{ opening: Opening | undefined }>()
  const [removed, setRemoved] = useState<Opening>()
  const { quizId, openings, timeZone } = quiz
  const moment = (instant: string) => momentIn(locale, instant, timeZone)
  const span = ({ opensAt, closesAt }: Opening) =>
    `${words.from(moment(opensAt))} ${closesAt === null ? words.noEnd : words.to(moment(closesAt))}`
  return (
    <>
      {openings.length === 0 ? (
        <p>{words.noOpening}</p>
      ) : (
        <DataTable
          caption={words.openings}
          head={
            <>
              <Table.Th>{words.opens}</Table.Th>
              <Table.Th>{words.closes}</Table.Th>
              <FigureHead>{words.attempts}</FigureHead>
              <Table.Th>{words.preparedPapers}</Table.Th>
              {mayChange ? <Table.Th>{words.actions}</Table.Th> : null}
            </>
          }
        >
          {openings.map((opening) => (
            <Table.Tr key={opening.openingId}>
              <Table.Td>{moment(opening.opensAt)}</Table.Td>
              <Table.Td>{opening.closesAt === null ? words.noEnd : moment(opening.closesAt)}</Table.Td>
              <Figure>{format.number(opening.attempts)}</Figure>
              <Table.Td>
                {opening.prepared === 0
                  ? words.preparedNone
                  : words.preparedOf(format.number(opening.ready), format.number(opening.prepared))}
              </Table.Td>
              {mayChange ? (
                <Table.Td>
                  <Group gap={2} wrap="nowrap">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={`${words.change}: ${span(opening)}`}
                      onClick={() => setEdited({ opening })}
                    >
                      {words.change}
                    </Button>
                    {opening.attempts === 0 ? (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`${words.remove}: ${span(opening)}`}
                        onClick={() => setRemoved(opening)}
                      >
                        {words.remove}
                      </Button>
                    ) : null}
                  </Group>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {mayChange ? (
        <Button mt="sm" onClick={() => setEdited({ opening: undefined })}>
          {words.addOpening}
        </Button>
      ) : null}
      {edited ? <OpeningDialog quiz={quiz} opening={edited.opening} onClose={() => setEdited(undefined)} /> : null}
      {removed ? (
        <Confirm
          danger
          title={words.removeOpening}
          confirm={words.remove}
          onClose={() => setRemoved(undefined)}
          act={async () => {
            const params = { quizId, openingId: removed.openingId }
            await call('DELETE /api/office/quizzes/:quizId/openings/:openingId', { params })
            readQuizzesAnew()
          }}
        >
          <p>{span(removed)}</p>
        </Confirm>
      ) : null}
    </>
  )
}
