import type { Content } from '@lianbing/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { plainText } from '../../questions/plain-text.ts'
import { contributionMessages } from './contribution-messages.ts'
import styles from './contributions.module.css'

type Props = {
  tradeCode: string
  stem: string | Content
  options: (string | Content)[]
  /** Of the office: the question itself, and links to those found. */
  exceptQuestionId?: string
}

/** A pause in typing, after which the bank is asked. */
const pauseMs = 600

/** What the trade has of the kind that is being typed. Where the bank cannot be asked, nothing is said. */
export const SimilarQuestions = ({ tradeCode, stem, options, exceptQuestionId }: Props) => {
  const words = useMessages(contributionMessages)
  const typed = JSON.stringify({ tradeCode, stem, options })
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery({
    queryKey: ['POST /api/questions/similar', asked, exceptQuestionId],
    queryFn: ({ signal }) => {
      const body = JSON.parse(asked) as Pick<Props, 'tradeCode' | 'stem' | 'options'>
      const except = exceptQuestionId === undefined ? {} : { exceptQuestionId }
      return call('POST /api/questions/similar', { body: { ...body, ...except } }, { signal })
    },
    enabled: asked !== '' && tradeCode !== '',
    retry: false,
    placeholderData: (before) => before,
  })
  const items = data?.items ?? []
  return (
    <div role="status">
      {items.length === 0 ? null : (
        <section className={styles.similar} aria-label={words.similar}>
          <p className={styles.facts}>{words.similar}</p>
          <ul>
            {items.slice(0, 3).map(({ questionId, stem, options, same }, place) => {
              const text = `${plainText(stem)} ${options.map((option) => plainText(option)).join(' / ')}`
              const said = `${same ? words.same : ''}${text.slice(0, 160)}`
              return (
                <li key={place}>
                  {exceptQuestionId !== undefined && questionId !== null ? (
                    <Link to={`/office/questions/${questionId}`}>{said}</Link>
                  ) : (
                    said
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </div>
  )
}
