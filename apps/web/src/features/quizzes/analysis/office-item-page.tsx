import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { FigurePlate, PlateFigure } from '../../../office/figure-plate.tsx'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { Link } from '../../../router/link.tsx'
import { useParams } from '../../../router/params.ts'
import { ContentView } from '../../questions/content-view.tsx'
import styles from './office-analysis.module.css'
import { type ItemDetail, judgeDiscrimination, twoDigits } from './office-analysis.ts'
import { analysisMessages } from './office-analysis-messages.ts'
import { ChoiceBars } from './office-choice-bars.tsx'
import { Suspicions } from './office-suspicions.tsx'

const Facts = ({ detail: { item, openReports } }: { detail: ItemDetail }) => {
  const words = useMessages(analysisMessages)
  const { none } = useMessages(officeMessages)
  const format = useFormat()
  const locale = useLocale()
  const { n, facility, discrimination, medianSeconds, exposure } = item
  const facts: [name: string, value: string, means: string][] = [
    [words.sorts.n, format.number(n), words.means.n],
    [words.sorts.facility, facility === null ? none : format.percent(facility), words.means.facility],
    [
      words.sorts.discrimination,
      discrimination === null
        ? none
        : `${twoDigits(locale, discrimination)} ${words.judge[judgeDiscrimination(discrimination)]}`,
      words.means.discrimination,
    ],
    [
      words.sorts.seconds,
      medianSeconds === null ? none : words.seconds(format.number(medianSeconds)),
      words.means.seconds,
    ],
    [words.sorts.exposure, format.percent(exposure), words.means.exposure],
  ]
  return (
    <>
      <Suspicions of={item.suspicions} />
      {openReports > 0 ? <p>{words.openReports(format.number(openReports))}</p> : null}
      <FigurePlate wide>
        {facts.map(([name, value, means]) => (
          <PlateFigure key={name} name={name} value={value}>
            {means}
          </PlateFigure>
        ))}
      </FigurePlate>
    </>
  )
}

const Choices = ({ detail }: { detail: ItemDetail }) => {
  const words = useMessages(analysisMessages)
  const format = useFormat()
  const { item, options, fewest } = detail
  if (item.n < fewest)
    return <p className={styles.few}>{words.missing(format.number(fewest - item.n), format.number(fewest))}</p>
  if (options.length === 0) return <p className={styles.few}>{words.noOptions}</p>
  return (
    <section>
      <h2>{words.chosen}</h2>
      <p className={styles.lead}>{words.chosenLead}</p>
      <ChoiceBars detail={detail} />
    </section>
  )
}

/** One question in one quiz: its figures, and what each fifth chose. */
export const ItemPage = () => {
  const words = useMessages(analysisMessages)
  const office = useMessages(officeMessages)
  const { quizId = '', versionId = '' } = useParams()
  const read = useQuery(apiQuery('GET /api/quizzes/:quizId/items/:versionId', { params: { quizId, versionId } }))
  return (
    <OfficePage
      title={words.item}
      above={[
        { to: '/office/quizzes', name: office.quizzes },
        { to: `/office/quizzes/${quizId}/analysis`, name: words.analysis },
      ]}
      actions={
        read.data ? <Link to={`/office/questions/${read.data.item.questionId}`}>{words.toQuestion}</Link> : undefined
      }
    >
      <Loaded read={read}>
        {(detail) => (
          <div className={styles.sections}>
            <div className={styles.asked}>
              <ContentView value={detail.stem} />
            </div>
            <Facts detail={detail} />
            <Choices detail={detail} />
          </div>
        )}
      </Loaded>
    </OfficePage>
  )
}
