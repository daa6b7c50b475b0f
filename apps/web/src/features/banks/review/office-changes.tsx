import { useMessages } from '../../../i18n/messages.ts'
import { questionMessages } from '../../questions/messages.ts'
import { letterAt } from '../../questions/response.ts'
import { careMessages } from './office-care-messages.ts'
import { changedMiddle, differences, type Version } from './office-differences.ts'
import styles from './office-edit.module.css'

/** What a new version changes, part by part: what goes is struck out, what comes is marked. */
export const Changes = ({ before, after }: { before: Version; after: Version }) => {
  const words = useMessages(careMessages)
  const texts = useMessages(questionMessages)
  const found = differences(before, after, texts)
  const nameOf = (part: string) => {
    const [list = '', place] = part.split('.')
    if (place !== undefined) return list === 'options' ? letterAt(Number(place)) : String(Number(place) + 1)
    return words.parts[list as keyof typeof words.parts]
  }
  if (found.length === 0) return <p className={styles.soft}>{words.nothingChanged}</p>
  return (
    <dl className={styles.changes}>
      {found.map(({ part, before, after }) => {
        const { head, removed, added, tail } = changedMiddle(before, after)
        return (
          <div key={part}>
            <dt className={styles.soft}>{nameOf(part)}</dt>
            <dd>
              {head}
              {removed === '' ? null : <del>{removed}</del>}
              {added === '' ? null : <ins>{added}</ins>}
              {tail}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
