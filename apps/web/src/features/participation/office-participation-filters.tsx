import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Filters, TradeFilter } from '../../office/filters.tsx'
import { useUrlFilters } from '../../office/use-url-filters.ts'
import { placeInTree } from '../organisations/office-tree.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'
import { daysOf, localDay, type Period, periods } from './office-period.ts'

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** What the address asks for, as the API is asked; `fault` where the days are no period. */
export const useParticipationQuery = () => {
  const { get, params } = useUrlFilters()
  const period: Period = periods.find((name) => name === get('period')) ?? '8w'
  const usual = daysOf(period === 'custom' ? '8w' : period, localDay(new Date()))
  const days =
    period === 'custom'
      ? { from: isDay(get('from')) ? get('from') : usual.from, to: isDay(get('to')) ? get('to') : usual.to }
      : usual
  const organisationId = get('organisationId')
  const tradeCode = get('tradeCode')
  const query = {
    ...days,
    ...(organisationId === '' ? {} : { organisationId }),
    ...(tradeCode === '' ? {} : { tradeCode }),
  }
  const addressOf = (id: number) => {
    const next = new URLSearchParams(params)
    next.set('organisationId', String(id))
    return `/office/participation?${next}`
  }
  return { query, period, days, fault: days.from > days.to, addressOf }
}

export const ParticipationFilters = () => {
  const words = useMessages(participationMessages)
  const { get, set } = useUrlFilters()
  const { period, days, fault } = useParticipationQuery()
  const { data } = useQuery(apiQuery('GET /api/organisations', {}))
  const places = placeInTree(data?.items ?? [])
  return (
    <Filters>
      <NativeSelect
        label={words.organisation}
        className={styles.organisation}
        value={get('organisationId')}
        onChange={(event) => set({ organisationId: event.currentTarget.value })}
        data={places.map(({ organisationId, name, depth }, index) => ({
          // Without a choice the report is that of the highest organisation.
          value: index === 0 && get('organisationId') === '' ? '' : String(organisationId),
          label: `${'\u3000'.repeat(depth)}${name}`,
        }))}
      />
      <div className={styles.periods}>
        <p className={styles.label} id="period">
          {words.period}
        </p>
        <SegmentedControl
          className={styles.views}
          aria-labelledby="period"
          value={period}
          onChange={(next) =>
            set({ period: next, from: next === 'custom' ? days.from : '', to: next === 'custom' ? days.to : '' })
          }
          data={periods.map((value) => ({ value, label: words.periods[value] }))}
        />
      </div>
      {period === 'custom' ? (
        <>
          <TextInput
            type="date"
            label={words.from}
            value={days.from}
            error={fault ? words.fromAfterTo : undefined}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={words.to}
            value={days.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </>
      ) : null}
      <TradeFilter value={get('tradeCode')} onChange={(tradeCode) => set({ tradeCode })} />
    </Filters>
  )
}
