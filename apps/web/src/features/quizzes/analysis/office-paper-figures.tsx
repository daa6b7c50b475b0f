import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { FigurePlate, PlateFigure } from '../../../office/figure-plate.tsx'
import { officeMessages } from '../../../office/messages.ts'
import styles from './office-analysis.module.css'
import { judgeReliability, judgeSkewness, type PaperFigures, twoDigits } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'

/** What a paper was like as a whole, each figure with what it means. */
const Figures = ({ paper }: { paper: PaperFigures }) => {
  const words = useMessages(analysisMessages)
  const { none } = useMessages(officeMessages)
  const format = useFormat()
  const locale = useLocale()
  const { mean, sd, skewness, reliability, sem, maximum } = paper
  const marks = (share: number) => format.marks(Math.round(share * maximum))
  return (
    <FigurePlate wide>
      <PlateFigure name={words.people} value={format.number(paper.n)} />
      <PlateFigure name={words.mean} value={mean === undefined ? none : marks(mean)}>
        {words.ofMaximum(format.marks(maximum))}
      </PlateFigure>
      <PlateFigure name={words.sd} value={sd == null ? none : marks(sd)}>
        {words.sdMeans}
      </PlateFigure>
      <PlateFigure name={words.skewness} value={skewness == null ? none : twoDigits(locale, skewness)}>
        {skewness == null ? null : words.skewnessMeans[judgeSkewness(skewness)]}
      </PlateFigure>
      <PlateFigure name={words.alpha} value={reliability == null ? none : twoDigits(locale, reliability.value)}>
        {reliability == null
          ? words.alphaNone
          : `${words.alphaMeans[judgeReliability(reliability.value)]} ${words.alphaKind[reliability.kind]}`}
      </PlateFigure>
      <PlateFigure name={words.sem} value={sem == null ? none : marks(sem)}>
        {sem == null ? null : words.semMeans(marks(sem))}
      </PlateFigure>
    </FigurePlate>
  )
}

export const Papers = ({ papers, fewest }: { papers: readonly PaperFigures[]; fewest: number }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  return papers.map((paper) => (
    <section key={paper.version}>
      <h2>{papers.length > 1 ? words.paperVersion(format.number(paper.version)) : words.paper}</h2>
      {paper.n < fewest ? (
        <p className={styles.few}>{words.missing(format.number(fewest - paper.n), format.number(fewest))}</p>
      ) : (
        <Figures paper={paper} />
      )}
    </section>
  ))
}
