import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { officeMessages } from '../../office/messages.ts'
import { useTrades } from '../../office/use-trades.ts'
import { shellMessages } from '../../shell/messages.ts'
import { ContentView } from '../questions/content-view.tsx'
import { keyText } from '../questions/key-text.ts'
import { questionMessages } from '../questions/messages.ts'
import { reportMessages } from '../questions/report-messages.ts'
import { letterOf } from '../questions/response.ts'
import { remarkMessages } from '../quizzes/remarks/office-remark-messages.ts'
import { banksMessages } from './office-messages.ts'
import styles from './office-question.module.css'
import type { OfficeQuestion } from './office-question.ts'
import { shownQuestion } from './office-shown-question.ts'
import { workMessages } from './office-work-messages.ts'
import { ReportActions } from './reports/office-report-table.tsx'
import { History } from './review/office-history.tsx'

const Facts = ({ rows }: { rows: [string, ReactNode][] }) => (
  <dl className={styles.facts}>
    {rows.map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

const About = ({ question: { content, bankName, tradeCode, state, version } }: { question: OfficeQuestion }) => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const work = useMessages(workMessages)
  const { level } = useMessages(shellMessages)
  const trades = useTrades()
  const standard = [content.standard, content.edition].filter(Boolean).join(' ')
  const validity = [content.validFrom, content.validUntil].some(Boolean)
    ? `${content.validFrom ?? '…'} – ${content.validUntil ?? '…'}`
    : office.none
  return (
    <section>
      <h2>{words.facts}</h2>
      <Facts
        rows={[
          [words.bank, bankName],
          [office.trade, trades.name(tradeCode)],
          [office.level, content.level === null ? office.noLevel : level(content.level)],
          [words.difficulty, content.difficulty === null ? office.none : words.difficultyOf(content.difficulty)],
          [words.examPoint, content.examPoint ?? office.none],
          [words.standard, standard === '' ? office.none : standard],
          [office.source, content.source ?? office.none],
          [work.sourceDetail, content.sourceDetail ?? office.none],
          [words.licence, content.licence ?? office.none],
          [words.author, content.author ?? office.none],
          [work.reviewer, content.reviewer ?? office.none],
          [words.validity, validity],
          [office.state, words.states[state]],
          [words.version, version],
        ]}
      />
    </section>
  )
}

const Keys = ({ question: { content, keys } }: { question: OfficeQuestion }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const texts = useMessages(questionMessages)
  const remarks = useMessages(remarkMessages)
  const [now] = keys
  const shown = shownQuestion(content)
  return (
    <>
      {now ? (
        <section>
          <h2>{words.key}</h2>
          <p>{now.key === null ? words.noKey : keyText(shown, now.key, texts)}</p>
          <h2 className={styles.second}>{words.explanation}</h2>
          {now.explanation.length === 0 ? (
            <p className={styles.soft}>{words.noExplanation}</p>
          ) : (
            <ContentView value={now.explanation} nameOption={(id) => letterOf(shown, id)} />
          )}
        </section>
      ) : null}
      <section>
        <h2>{words.keyHistory}</h2>
        <ul className={styles.reports}>
          {keys.map((key) => (
            <li key={key.version}>
              {words.keyVersion(key.version)}: {key.key === null ? words.noKey : keyText(shown, key.key, texts)}
              {key.also.length === 0
                ? null
                : ` · ${remarks.alsoKey(key.also.map((one) => keyText(shown, one, texts)).join(' / '))}`}
              {key.treatment === 'key' ? null : ` · ${remarks.ways[key.treatment]}`}
              <p className={styles.soft}>
                {format.moment(key.createdAt)}
                {key.reason === '' ? null : ` · ${words.keyReasons[key.reason] ?? key.reason}`}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const Answered = ({ question: { answered, right } }: { question: OfficeQuestion }) => {
  const words = useMessages(banksMessages)
  const office = useMessages(officeMessages)
  const format = useFormat()
  return (
    <section>
      <h2>{words.figures}</h2>
      <dl className={styles.figures}>
        <div>
          <dt>{words.answered}</dt>
          <dd>{format.number(answered)}</dd>
        </div>
        <div>
          <dt>{words.rightShare}</dt>
          <dd>{answered === 0 ? office.none : format.percent(right / answered)}</dd>
        </div>
      </dl>
      <p className={styles.soft}>{words.figuresOf}</p>
    </section>
  )
}

const Reports = ({ question: { reports } }: { question: OfficeQuestion }) => {
  const words = useMessages(banksMessages)
  const { reasons } = useMessages(reportMessages)
  const format = useFormat()
  return (
    <section>
      <h2>{words.reportsOf}</h2>
      {reports.length === 0 ? <p className={styles.soft}>{words.noReports}</p> : null}
      <ul className={styles.reports}>
        {reports.map((report) => (
          <li key={report.reportId} className={styles.report}>
            <div>
              <strong>{reasons[report.reason]}</strong> · {words.reportStates[report.state]}
              <p>{report.note === '' ? words.noNote : report.note}</p>
              <p className={styles.soft}>
                {report.reporter === '' ? words.formerReporter : report.reporter} · {format.moment(report.createdAt)}
              </p>
            </div>
            <ReportActions report={report} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What stands beside the worker's view: everything that those who look after the bank know. Reports first. */
export const QuestionSide = ({ question }: { question: OfficeQuestion }) => {
  const hasOpen = question.reports.some(({ state }) => state === 'open')
  return (
    <div className={styles.side}>
      {hasOpen ? <Reports question={question} /> : null}
      <Keys question={question} />
      <Answered question={question} />
      <About question={question} />
      {hasOpen ? null : <Reports question={question} />}
      <History questionId={question.questionId} />
    </div>
  )
}
