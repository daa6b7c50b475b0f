import type { ReactNode } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import styles from './office-analysis.module.css'
import { judgeReliability, judgeSkewness, type PaperFigures, twoDigits } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'

const Figure = ({ name, value, children }: { name: string; value: string; children?: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {value}
      {children ? <p className={styles.under}>{children}</p> : null}
    </dd>
  </div>
)

/** What a paper was like as a whole, each figure with what it means. */
const Figures = ({ paper }: { paper: PaperFigures }) => {
  const words = useMessages(analysisMessages)
  const { none } = useMessages(officeMessages)
  const format = useFormat()
  const locale = useLocale()
  const { mean, sd, skewness, reliability, sem, maximum } = paper
  const marks = (share: number) => format.marks(Math.round(share * maximum))
  return (
    <dl className={styles.figures}>
      <Figure name={words.people} value={format.number(paper.n)} />
      <Figure name={words.mean} value={mean === undefined ? none : marks(mean)}>
        {words.ofMaximum(format.marks(maximum))}
      </Figure>
      <Figure name={words.sd} value={sd == null ? none : marks(sd)}>
        {words.sdMeans}
      </Figure>
      <Figure name={words.skewness} value={skewness == null ? none : twoDigits(locale, skewness)}>
        {skewness == null ? null : words.skewnessMeans[judgeSkewness(skewness)]}
      </Figure>
      <Figure name={words.alpha} value={reliability == null ? none : twoDigits(locale, reliability.value)}>
        {reliability == null
          ? words.alphaNone
          : `${words.alphaMeans[judgeReliability(reliability.value)]} ${words.alphaKind[reliability.kind]}`}
      </Figure>
      <Figure name={words.sem} value={sem == null ? none : marks(sem)}>
        {sem == null ? null : words.semMeans(marks(sem))}
      </Figure>
    </dl>
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
