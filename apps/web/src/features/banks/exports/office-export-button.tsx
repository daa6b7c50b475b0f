import { Button, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { ExportDialog, type ExportProps } from './office-export-dialog.tsx'
import { exportMessages } from './office-export-messages.ts'

/** Opens the choice of a format for these questions. */
export const ExportQuestionsButton = ({ size, ...exported }: ExportProps & Pick<ButtonProps, 'size'>) => {
  const words = useMessages(exportMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(size === undefined ? {} : { size })} onClick={() => setOpen(true)}>
        {words.export}
      </Button>
      {open ? <ExportDialog {...exported} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
