import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useMessages } from '../../../i18n/messages.ts'
import { Link } from '../../../router/link.tsx'
import { plainText } from '../../questions/plain-text.ts'
import { makingMessages } from './office-making-messages.ts'
import type { Section } from './office-quiz.ts'
import styles from './office-quizzes.module.css'

const Fixed = ({
  questionId,
  isMissing,
  onRemove,
}: {
  questionId: string
  isMissing: boolean
  onRemove: () => void
}) => {
  const words = useMessages(makingMessages)
  const read = useQuery(apiQuery('GET /api/questions/:questionId', { params: { questionId } }))
  const stem = read.data ? plainText(read.data.content.stem) : words.goneQuestion
  return (
    <li>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <span>
          <Link to={`/office/questions/${questionId}`}>{stem}</Link>
          {isMissing ? <strong> · {words.notUsable}</strong> : null}
        </span>
        <Button variant="subtle" size="compact-sm" aria-label={`${words.remove}: ${stem}`} onClick={onRemove}>
          {words.remove}
        </Button>
      </Group>
    </li>
  )
}

/** Questions that every paper has, found by their words. */
const Finder = ({
  section,
  chosen,
  onAdd,
}: {
  section: Section
  chosen: readonly string[]
  onAdd: (id: string) => void
}) => {
  const words = useMessages(makingMessages)
  const [search, setSearch] = useState('')
  const { tradeCode, type, language } = section
  const query = { search: search.trim(), tradeCode, type, language, state: 'published' as const }
  const read = useQuery({ ...apiQuery('GET /api/questions', { query }), enabled: query.search !== '' })
  const found =
    query.search === '' ? [] : (read.data?.items ?? []).filter(({ questionId }) => !chosen.includes(questionId))
  return (
    <>
      <TextInput
        type="search"
        mt="xs"
        label={words.findFixed}
        value={search}
        maxLength={200}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {read.error ? <ApiProblem error={read.error} /> : null}
      {query.search !== '' && read.data && found.length === 0 ? <p>{words.nothingFound}</p> : null}
      <ul className={styles.found}>
        {found.slice(0, 8).map(({ questionId, stemText }) => (
          <li key={questionId}>
            <Group gap="xs" wrap="nowrap" justify="space-between">
              <span>{stemText}</span>
              <Button size="compact-sm" aria-label={`${words.add}: ${stemText}`} onClick={() => onAdd(questionId)}>
                {words.add}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </>
  )
}

type Props = { section: Section; missing: readonly string[]; onChange: (fixed: string[]) => void }

export const FixedQuestions = ({ section, missing, onChange }: Props) => {
  const words = useMessages(makingMessages)
  const fixed = section.fixed ?? []
  return (
    <fieldset className={styles.conditions}>
      <legend>{words.fixed}</legend>
      <p>{words.fixedHint}</p>
      <ul className={styles.found}>
        {fixed.map((questionId) => (
          <Fixed
            key={questionId}
            questionId={questionId}
            isMissing={missing.includes(questionId)}
            onRemove={() => onChange(fixed.filter((other) => other !== questionId))}
          />
        ))}
      </ul>
      <Finder section={section} chosen={fixed} onAdd={(id) => onChange([...fixed, id])} />
    </fieldset>
  )
}
