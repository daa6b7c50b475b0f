import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Confirm } from '../../office/confirm.tsx'
import { note } from '../../office/office-note.tsx'
import { organisationsMessages } from './office-messages.ts'
import styles from './office-organisations.module.css'

/** Says that sample workers of the demonstration are here, and removes them in one action. */
export const SampleWorkers = () => {
  const words = useMessages(organisationsMessages)
  const format = useFormat()
  const { data } = useQuery(apiQuery('GET /api/sample-workers', {}))
  const [asking, setAsking] = useState(false)
  if (data === undefined || data.people === 0) return null
  const count = format.number(data.people)
  const remove = async () => {
    const { people } = await call('DELETE /api/sample-workers', {})
    void queryClient.invalidateQueries()
    note(words.removedSample(format.number(people)))
  }
  return (
    <Alert mb="md" color="next" title={words.sample(count)}>
      <div className={styles.sample}>
        <p>{words.sampleWhat}</p>
        <Button onClick={() => setAsking(true)}>{words.removeSample}</Button>
      </div>
      {asking ? (
        <Confirm
          title={words.removeSampleTitle}
          confirm={words.removeSample}
          danger
          act={remove}
          onClose={() => setAsking(false)}
        >
          {words.removeSampleWhat(count)}
        </Confirm>
      ) : null}
    </Alert>
  )
}
