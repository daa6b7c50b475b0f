import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from '../api/problem-note.tsx'
import { useMessages } from '../i18n/messages.ts'
import { officeMessages } from './messages.ts'

type Props = {
  title: string
  /** What changes or is lost, by name. */
  children: ReactNode
  confirm: string
  danger?: boolean
  act: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something is done that cannot be taken back by a tap. Rendered only while it is open. */
export const Confirm = ({ title, children, confirm, danger = false, act, onClose }: Props) => {
  const words = useMessages(officeMessages)
  // The modal gives the focus back where it closes, and this one is gone before it could.
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => (opener instanceof HTMLElement ? opener.focus() : undefined), [opener])
  const acting = useMutation({ mutationFn: act, onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words.close }}>
      {children}
      {acting.error ? <ApiProblem error={acting.error} retry={() => acting.mutate()} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {words.cancel}
        </Button>
        <Button
          variant="filled"
          color={danger ? 'wrong' : 'steel'}
          loading={acting.isPending}
          onClick={() => acting.mutate()}
        >
          {confirm}
        </Button>
      </Group>
    </Modal>
  )
}
