import type { Output } from '@lianbing/contract/client'
import { useId, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import styles from './board.module.css'
import { BoardTable } from './board-table.tsx'
import { boardMessages } from './messages.ts'

/** Pinned: at the bottom of a phone with the neighbours folded away, at the side of a PC with them. */
export const MyPlace = ({ place }: { place: Output<'GET /api/leaderboards/:board/me'> }) => {
  const words = useMessages(boardMessages)
  const format = useFormat()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { me, neighbours, people } = place
  if (!me)
    return (
      <section className={styles.mine} aria-labelledby={id}>
        <h2 id={id}>{words.notYet}</h2>
        <p className={styles.soft}>{words.notYetMend}</p>
        <ButtonLink to="/quizzes" look="next" wide>
          {words.toQuizzes}
        </ButtonLink>
      </section>
    )
  const around = [...neighbours, me].sort((a, b) => a.rank - b.rank)
  return (
    <section className={styles.mine} aria-labelledby={id}>
      <div className={styles.mineHead}>
        <h2 id={id}>
          <span className="visually-hidden">{words.mine} </span>
          {words.place(format.number(me.rank), format.number(people))}
        </h2>
        {neighbours.length > 0 ? (
          <span className={styles.toggle}>
            <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? words.hideNeighbours : words.showNeighbours}
            </Button>
          </span>
        ) : null}
      </div>
      <BoardTable caption={words.mine} entries={around} folded={!open} />
    </section>
  )
}
