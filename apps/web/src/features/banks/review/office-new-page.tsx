import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { apiQuery, call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useSignedIn } from '../../../api/session.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { useTrades } from '../../../office/use-trades.ts'
import { navigate } from '../../../router/address.ts'
import { questionMessages } from '../../questions/messages.ts'
import { banksMessages } from '../office-messages.ts'
import { refreshQuestion } from './office-autosave.ts'
import { careMessages } from './office-care-messages.ts'
import styles from './office-edit.module.css'
import { emptyForm, type QuestionForm, textOfForm } from './office-question-form.ts'

/** Where a question belongs and of what type it is; it is kept as a draft from its first moment. */
export const NewPage = () => {
  const words = useMessages(careMessages)
  const banks = useMessages(banksMessages)
  const office = useMessages(officeMessages)
  const { types } = useMessages(questionMessages)
  const me = useSignedIn()
  const locale = useLocale()
  const trades = useTrades()
  const { data } = useQuery(apiQuery('GET /api/banks', {}))
  const [tradeCode, setTrade] = useState(me.tradeCode ?? '')
  const [bankId, setBank] = useState('')
  const [type, setType] = useState<QuestionForm['type']>('single-choice')
  const creating = useMutation({
    mutationFn: () =>
      call('POST /api/questions', {
        body: { bankId: bankId === '' ? null : bankId, tradeCode, text: textOfForm(emptyForm(type, locale)) },
      }),
    onSuccess: ({ questionId }) => {
      refreshQuestion(questionId)
      navigate(`/office/questions/${questionId}/edit`, { replace: true })
    },
  })
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (tradeCode !== '') creating.mutate()
  }
  const own = (data?.items ?? []).filter((bank) => bank.tradeCode === tradeCode)
  return (
    <OfficePage title={words.newQuestion} above={[{ to: '/office/questions', name: office.questions }]}>
      <form className={styles.begin} onSubmit={begin}>
        <NativeSelect
          required
          label={office.trade}
          value={tradeCode}
          onChange={(event) => {
            setTrade(event.currentTarget.value)
            setBank('')
          }}
          data={[{ value: '', label: words.chooseTrade }, ...trades.options]}
        />
        <NativeSelect
          label={banks.bank}
          value={bankId}
          onChange={(event) => setBank(event.currentTarget.value)}
          data={[
            { value: '', label: words.ownBank },
            ...own.map(({ bankId, name, language }) => ({
              value: bankId,
              label: `${name} (${office.languages[language]})`,
            })),
          ]}
        />
        <NativeSelect
          label={office.type}
          value={type}
          onChange={(event) => setType(event.currentTarget.value as QuestionForm['type'])}
          data={Object.entries(types).map(([value, label]) => ({ value, label }))}
        />
        {creating.error ? <ApiProblem error={creating.error} /> : null}
        <Button type="submit" variant="filled" disabled={tradeCode === ''} loading={creating.isPending}>
          {words.begin}
        </Button>
      </form>
    </OfficePage>
  )
}
