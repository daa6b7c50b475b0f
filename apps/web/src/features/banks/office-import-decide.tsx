import { Button } from '@mantine/core'
import { useState } from 'react'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Confirm } from '../../office/confirm.tsx'
import { note } from '../../office/office-note.tsx'
import { useTrades } from '../../office/use-trades.ts'
import { navigate } from '../../router/address.ts'
import { Link } from '../../router/link.tsx'
import { type BankImport, newOf } from './office-bank-import.ts'
import styles from './office-imports.module.css'
import { banksMessages } from './office-messages.ts'

const readAnew = (...routes: string[]) => {
  for (const route of routes) void queryClient.invalidateQueries({ queryKey: [route] })
}

export const DiscardImport = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const params = { importId: found.importId }
  const discard = async () => {
    await call('DELETE /api/banks/imports/:importId', { params })
    readAnew('GET /api/banks/imports')
    note(words.discarded)
    navigate('/office/imports')
    queryClient.removeQueries({ queryKey: apiQuery('GET /api/banks/imports/:importId', { params }).queryKey })
  }
  return (
    <>
      <Button mt="xs" onClick={() => setAsking(true)}>
        {words.discard}
      </Button>
      {asking ? (
        <Confirm
          title={words.discardTitle}
          confirm={words.discard}
          danger
          act={discard}
          onClose={() => setAsking(false)}
        >
          {words.discardWhat(found.fileName, format.number(found.counts.questions))}
        </Confirm>
      ) : null}
    </>
  )
}

const CommitImport = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const format = useFormat()
  const trades = useTrades()
  const [asking, setAsking] = useState(false)
  const count = format.number(newOf(found))
  const commit = async () => {
    const params = { importId: found.importId }
    const { added } = await call('POST /api/banks/imports/:importId/commit', { params })
    readAnew(
      'GET /api/banks/imports/:importId',
      'GET /api/banks/imports',
      'GET /api/banks',
      'GET /api/questions',
      'GET /api/trades',
    )
    note(words.committed(format.number(added)))
  }
  return (
    <>
      <Button mt="xs" variant="filled" color="next" onClick={() => setAsking(true)}>
        {words.commit(count)}
      </Button>
      {asking ? (
        <Confirm title={words.commitTitle} confirm={words.commit(count)} act={commit} onClose={() => setAsking(false)}>
          {words.commitWhat(count, trades.name(found.tradeCode))}
          {found.counts.known > 0 ? ` ${words.commitKnown(format.number(found.counts.known))}` : null}
        </Confirm>
      ) : null}
    </>
  )
}

/** Each question was turned away for its answer alone: the answers may be in a second file. */
const lacksAnswers = ({ rejected, answersName }: BankImport) =>
  answersName === null && rejected.length > 0 && rejected.every(({ code }) => code === 'key.missing')

/** The end of an import: into the bank, or away. */
export const DecideImport = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  if (found.state === 'committed')
    return (
      <p>
        <Link to={`/office/questions?tradeCode=${found.tradeCode}`}>{words.toQuestions}</Link>
      </p>
    )
  return (
    <>
      {newOf(found) > 0 ? null : (
        <p>
          {found.counts.known > 0 ? words.nothingNew : lacksAnswers(found) ? words.answersElsewhere : words.nothingRead}{' '}
          <Link to="/office/imports">{words.chooseFile}</Link>
        </p>
      )}
      <div className={styles.decide}>
        {newOf(found) > 0 ? <CommitImport found={found} /> : null}
        <DiscardImport found={found} />
      </div>
    </>
  )
}
