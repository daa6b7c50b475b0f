import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { FigurePlate, PlateFigure } from '../../office/figure-plate.tsx'
import { officeMessages } from '../../office/messages.ts'
import { type Report, sharesOf } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'

export const Totals = ({ totals }: Pick<Report, 'totals'>) => {
  const office = useMessages(officeMessages)
  const words = useMessages(participationMessages)
  const format = useFormat()
  const { coverage, accuracy, passRate } = sharesOf(totals)
  const percent = (share: number | undefined) => (share === undefined ? office.none : format.percent(share))
  return (
    <FigurePlate label={words.totals}>
      <PlateFigure name={words.coverage} value={percent(coverage)}>
        {words.coverageOf(format.number(totals.people), format.number(totals.members))}
      </PlateFigure>
      <PlateFigure name={words.participations} value={format.number(totals.participations)}>
        {words.participationsMeans}
      </PlateFigure>
      <PlateFigure name={words.answers} value={format.number(totals.answers)} />
      <PlateFigure name={words.accuracy} value={percent(accuracy)} />
      <PlateFigure name={words.attempts} value={format.number(totals.attempts)}>
        {totals.awaiting > 0 ? words.awaiting(format.number(totals.awaiting)) : null}
      </PlateFigure>
      <PlateFigure name={words.passed} value={percent(passRate)} />
    </FigurePlate>
  )
}
