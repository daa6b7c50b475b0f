import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Confirm } from '../../office/confirm.tsx'
import { note } from '../../office/office-note.tsx'
import { peopleMessages } from './office-messages.ts'
import { type Person, setDisabled } from './office-person.ts'

/** Shutting an account ends what runs, so it is asked for; opening it again is done at once. */
export const PersonStanding = ({ person: { personId, displayName, disabled } }: { person: Person }) => {
  const words = useMessages(peopleMessages)
  const [asking, setAsking] = useState(false)
  const enabling = useMutation({
    mutationFn: async () => {
      await setDisabled(personId, false)
      note(words.enabledNow(displayName))
    },
  })
  const disable = async () => {
    await setDisabled(personId, true)
    note(words.disabledNow(displayName), () => setDisabled(personId, false))
  }
  return (
    <section>
      <h3>{words.account}</h3>
      {disabled ? (
        <Button loading={enabling.isPending} onClick={() => enabling.mutate()}>
          {words.enable}
        </Button>
      ) : (
        <Button onClick={() => setAsking(true)}>{words.disable}</Button>
      )}
      {enabling.error ? <ApiProblem error={enabling.error} /> : null}
      {asking ? (
        <Confirm
          title={words.disableTitle}
          confirm={words.disable}
          danger
          act={disable}
          onClose={() => setAsking(false)}
        >
          {words.disableWhat(displayName)}
        </Confirm>
      ) : null}
    </section>
  )
}
