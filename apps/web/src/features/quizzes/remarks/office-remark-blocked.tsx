import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { remarkMessages } from './office-remark-messages.ts'
import type { Remark } from './office-remark-what.tsx'

/** The quizzes that nobody can start any more without the question that is dropped. */
export const BlockedQuizzes = ({ remark: { remarkId } }: { remark: Remark }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const read = useQuery(apiQuery('GET /api/remarks/:remarkId/blocked-quizzes', { params: { remarkId } }))
  return (
    <Loaded read={read}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Alert color="wrong" title={words.blocked(format.number(items.length))}>
            <ul>
              {items.map(({ quizId, title, organisationName }) => (
                <li key={quizId}>
                  {title} · {organisationName}
                </li>
              ))}
            </ul>
            <p>{words.blockedHow}</p>
          </Alert>
        )
      }
    </Loaded>
  )
}
