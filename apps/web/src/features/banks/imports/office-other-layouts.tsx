import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { banksMessages } from '../office-messages.ts'
import type { BankImport } from './office-bank-import.ts'
import { readBatchAnew } from './office-batch.ts'
import { importMessages } from './office-import-messages.ts'
import styles from './office-imports.module.css'
import { readingMessages } from './office-reading-messages.ts'

/** What else the file can be read as; a click has it read again. */
export const OtherLayouts = ({ found }: { found: BankImport }) => {
  const words = useMessages(banksMessages)
  const { layouts } = useMessages(readingMessages)
  const more = useMessages(importMessages)
  const format = useFormat()
  const id = useId()
  const params = { importId: found.importId }
  const choosing = useMutation({
    mutationFn: (layout: string) => call('PUT /api/banks/imports/:importId/layout', { params, body: { layout } }),
    onSuccess: () => {
      // The button goes away with what was read; the focus goes where it goes on a new page.
      document.getElementById('content')?.focus({ preventScroll: true })
      readBatchAnew()
    },
  })
  const byHand = found.counts.edited + found.counts.dropped + found.counts.replacing
  if (found.alternatives.length === 0 || found.state !== 'ready') return null
  return (
    <details className={styles.others}>
      <summary>{words.otherLayouts}</summary>
      {byHand > 0 ? <p className={styles.soft}>{more.handworkStays}</p> : null}
      <ul className={styles.layouts}>
        {found.alternatives.map(({ layout, questions, rejected }) => (
          <li key={layout}>
            <span id={`${id}-${layout}`}>
              {words.otherLayout(layouts[layout] ?? layout, format.number(questions), format.number(rejected))}
            </span>
            <Button
              aria-describedby={`${id}-${layout}`}
              disabled={choosing.isPending}
              onClick={() => choosing.mutate(layout)}
            >
              {words.readSo}
            </Button>
          </li>
        ))}
      </ul>
      {choosing.error ? <ApiProblem error={choosing.error} /> : null}
    </details>
  )
}
