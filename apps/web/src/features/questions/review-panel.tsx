import type { PracticeQuestion } from '@lianbing/contract'
import { lazy, Suspense, useEffect } from 'react'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ContentView } from './content-view.tsx'
import { keyText, responseText } from './key-text.ts'
import { messages as panelEnglish } from './messages/panel.en.ts'
import { messages as panelChinese } from './messages/panel.zh-CN.ts'
import { questionMessages } from './messages.ts'
import { isChoice, loadKeyView } from './question-types.ts'
import styles from './question-view.module.css'
import { isAnswered, letterOf, type Response, type Review } from './response.ts'

type Mark = 'right' | 'part' | 'wrong' | 'open' | 'unanswered' | 'dropped'
type Props = {
  question: PracticeQuestion
  response: Response | undefined
  review: Review
  mark: Mark
  /** The mark of an answer that was just given here is read aloud. */
  isFresh: boolean
}

const KeyView = lazy(async () => ({ default: (await loadKeyView()).KeyView }))

/** They come with this panel, after the first answer, and need no signal of their own. */
const panelMessages = { 'zh-CN': panelChinese, en: panelEnglish }

const icons = {
  right: 'tick',
  part: 'tick',
  wrong: 'cross',
  open: 'waiting',
  unanswered: 'dash',
  dropped: 'dash',
} as const

/** Mark, key and explanation below the options. */
export const ReviewPanel = ({ question, response, review, mark, isFresh }: Props) => {
  const words = useMessages(questionMessages)
  const panelWords = panelMessages[useLocale()]
  const { right, wrong, openMark: open, unanswered, dropped } = words
  const verdict = { right, part: panelWords.part, wrong, open, unanswered, dropped }[mark]
  useEffect(() => {
    if (isFresh) announce(mark === 'wrong' ? words.markWrong(keyText(question, review.key, words)) : verdict)
  }, [isFresh, mark, question, review, verdict, words])
  const tone = mark === 'right' ? styles.right : mark === 'wrong' ? styles.wrong : undefined
  return (
    <section className={classNames(styles.review, tone)}>
      <p className={styles.mark}>
        <Icon name={icons[mark]} size={24} /> {verdict}
      </p>
      {isChoice(question) ? (
        <p>
          {words.rightAnswer} <strong>{keyText(question, review.key, words)}</strong>
          {response && isAnswered(response) && mark !== 'right' ? (
            <>
              {' · '}
              {words.yourAnswer} <strong>{responseText(question, response, words)}</strong>
            </>
          ) : null}
        </p>
      ) : (
        <>
          <h2>{review.key.type === 'written' ? words.rubric : words.rightAnswer}</h2>
          <Suspense fallback={<p>{keyText(question, review.key, words)}</p>}>
            <KeyView question={question} keyOf={review.key} />
          </Suspense>
        </>
      )}
      {review.also.length > 0 ? (
        <p>
          {panelWords.also} {review.also.map((one) => keyText(question, one, words)).join(' / ')}
        </p>
      ) : null}
      {review.treatment === 'key' ? null : <p>{panelWords[review.treatment]}</p>}
      <div className={styles.explanation}>
        <h2>{words.explanation}</h2>
        {review.explanation.length > 0 ? (
          <ContentView value={review.explanation} nameOption={(id) => letterOf(question, id)} />
        ) : (
          <p>{words.noExplanation}</p>
        )}
      </div>
      {review.stale ? (
        <p className={styles.stale}>
          <Icon name="warn" /> {panelWords[review.stale]}
        </p>
      ) : null}
      {review.standard ? (
        <p className={styles.from}>
          {words.standard} {review.standard} {review.edition}
        </p>
      ) : null}
      {review.source ? (
        <p className={styles.from}>
          {words.source} {review.source}
        </p>
      ) : null}
    </section>
  )
}
