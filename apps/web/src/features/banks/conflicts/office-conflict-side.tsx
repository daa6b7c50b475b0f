import type { Content } from '@lianbing/contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { Link } from '../../../router/link.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Icon } from '../../../ui/icon.tsx'
import { ContentView } from '../../questions/content-view.tsx'
import { keyText } from '../../questions/key-text.ts'
import { questionMessages } from '../../questions/messages.ts'
import { plainText } from '../../questions/plain-text.ts'
import { letterOf } from '../../questions/response.ts'
import { shownQuestion } from '../office-shown-question.ts'
import type { ConflictSide } from './office-conflict.ts'
import { conflictsMessages } from './office-conflict-messages.ts'
import styles from './office-conflicts.module.css'
import { textDifference } from './office-text-difference.ts'

/** Only text can be marked within; a picture, a formula or a table is shown as it is. */
const isText = (content: Content) =>
  content.every(
    (block) =>
      block.type === 'paragraph' &&
      block.children.every((child) => child.type === 'blank' || (child.type === 'run' && child.position === undefined)),
  )

const Marked = ({
  value,
  other,
  nameOption,
}: {
  value: Content
  other: Content
  nameOption: (id: string) => string
}) => {
  if (!isText(value) || !isText(other)) return <ContentView value={value} nameOption={nameOption} />
  let place = 0
  return (
    <p>
      {textDifference(plainText(value), plainText(other)).map(({ text, differs }) => {
        const key = place
        place += text.length
        return differs ? <mark key={key}>{text}</mark> : text
      })}
    </p>
  )
}

/** Own ids of what the key names, where it is a choice. */
const chosenOf = ({ key }: ConflictSide): readonly string[] => {
  if (key.type === 'single-choice') return [key.choice]
  return key.type === 'multiple-choice' ? key.choices : []
}

const Options = ({ side, other }: { side: ConflictSide; other: ConflictSide }) => {
  const words = useMessages(conflictsMessages)
  const shown = shownQuestion(side.content)
  const others = new Set(other.content.options.map(({ content }) => plainText(content)))
  const chosen = chosenOf(side)
  if (shown.options.length === 0) return null
  return (
    <ul className={styles.options}>
      {shown.options.map(({ id, content }) => (
        <li key={id} className={classNames(styles.option, chosen.includes(id) && styles.chosen)}>
          <span className={styles.letter}>{letterOf(shown, id)}</span>
          <div className={classNames(styles.text, !others.has(plainText(content)) && styles.differs)}>
            <ContentView value={content} />
          </div>
          {chosen.includes(id) ? (
            <strong className={styles.right}>
              <Icon name="tick" /> {words.right}
            </strong>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** One of two questions, with its key, beside the other; what the other has not is marked. */
export const Side = ({ side, other, title }: { side: ConflictSide; other: ConflictSide; title: string }) => {
  const words = useMessages(conflictsMessages)
  const texts = useMessages(questionMessages)
  const trades = useTrades()
  const shown = shownQuestion(side.content)
  const nameOption = (id: string) => letterOf(shown, id)
  const facts: [string, ReactNode][] = [
    [words.bank, `${trades.name(side.tradeCode)} · ${side.bankName}`],
    [words.source, side.source ?? words.unknown],
    ...(side.file
      ? [[words.file, [side.file.name, side.file.at].filter(Boolean).join(' · ')] as [string, ReactNode]]
      : []),
  ]
  return (
    <section className={styles.side} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles.type}>{texts.types[side.content.type]}</p>
      {side.content.material.length > 0 ? <ContentView value={side.content.material} nameOption={nameOption} /> : null}
      <div className={styles.stem}>
        <Marked value={side.content.stem} other={other.content.stem} nameOption={nameOption} />
      </div>
      <Options side={side} other={other} />
      <p className={styles.answer}>
        {words.answer}: <strong>{keyText(shown, side.key, texts)}</strong>
      </p>
      <h3>{words.explanation}</h3>
      {side.explanation.length === 0 ? (
        <p className={styles.soft}>{words.noExplanation}</p>
      ) : (
        <ContentView value={side.explanation} nameOption={nameOption} />
      )}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {side.keyVersion === null ? null : <Link to={`/office/questions/${side.questionId}`}>{words.open}</Link>}
    </section>
  )
}
