import { Button } from '@mantine/core'
import { memo } from 'react'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { banksMessages } from '../office-messages.ts'
import styles from './office-draft.module.css'
import { importMessages } from './office-import-messages.ts'

type Props = { at: number; total: number; step: (by: 1 | -1) => void; toList: () => void }

/** From one question of a file to the next; on a phone within reach of the thumb, with the way back to the list. */
export const DraftSteps = memo(({ at, total, step, toList }: Props) => {
  const words = useMessages(banksMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  return (
    <div className={styles.steps}>
      <span className="tabular">{words.place(format.number(at + 1), format.number(total))}</span>
      <Button className={styles.toList ?? ''} onClick={toList}>
        {more.backToList}
      </Button>
      <Button disabled={at === 0} onClick={() => step(-1)}>
        {words.previous}
      </Button>
      <Button disabled={at >= total - 1} onClick={() => step(1)}>
        {words.next}
      </Button>
    </div>
  )
})
