import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { Link } from '../../../router/link.tsx'
import styles from '../office-question.module.css'
import { careMessages } from './office-care-messages.ts'
import { Changes } from './office-changes.tsx'

type Event = Output<'GET /api/questions/:questionId/history'>['events'][number]

/** The other question that something was about. */
const Other = ({ act, other: { questionId, stemText } }: { act: Event['act']; other: NonNullable<Event['other']> }) => {
  const words = useMessages(careMessages)
  return (
    <p className={styles.soft}>
      {act === 'retired' || act === 'restored' ? words.duplicateOf : words.otherQuestion}{' '}
      {questionId === null ? words.otherTrade : <Link to={`/office/questions/${questionId}`}>{stemText}</Link>}
    </p>
  )
}

/** Whatever happened to a question, and what each version changed. */
export const History = ({ questionId }: { questionId: string }) => {
  const words = useMessages(careMessages)
  const format = useFormat()
  const read = useQuery(apiQuery('GET /api/questions/:questionId/history', { params: { questionId } }))
  return (
    <section>
      <h2>{words.history}</h2>
      <Loaded read={read}>
        {({ versions, events }) => (
          <>
            <ul className={styles.reports}>
              {events.map(({ act, by, reason, other, version, createdAt }) => (
                <li key={`${createdAt} ${act} ${version}`}>
                  {words.acts[act]} · {by === '' ? words.formerPerson : by} · {words.versionOf(version)}
                  <p className={styles.soft}>
                    {format.moment(createdAt)}
                    {reason === '' ? null : ` · ${reason}`}
                  </p>
                  {other === null ? null : <Other act={act} other={other} />}
                </li>
              ))}
              {events.length === 0 ? <li className={styles.soft}>{words.noHistory}</li> : null}
            </ul>
            {versions.slice(0, -1).map(({ version, content, keys, by }, place) => {
              const older = versions[place + 1]
              if (!older) return null
              const keyOf = (list: typeof keys) => ({
                key: list[0]?.key ?? null,
                explanation: list[0]?.explanation ?? [],
              })
              return (
                <details key={version}>
                  <summary>{words.changesOf(version, by === '' ? words.formerPerson : by)}</summary>
                  <Changes
                    before={{ content: older.content, ...keyOf(older.keys) }}
                    after={{ content, ...keyOf(keys) }}
                  />
                </details>
              )
            })}
          </>
        )}
      </Loaded>
    </section>
  )
}
