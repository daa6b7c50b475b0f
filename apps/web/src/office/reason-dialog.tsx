import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from '../api/problem-note.tsx'
import { useMessages } from '../i18n/messages.ts'
import { officeMessages } from './messages.ts'

type Props = {
  title: string
  /** What the field is called, and who reads it. */
  label: string
  hint?: string
  confirm: string
  danger?: boolean
  /** False: it may stay empty. */
  required?: boolean
  children?: ReactNode
  act: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for a reason before something is done. Rendered only while it is open. */
export const ReasonDialog = ({
  title,
  label,
  hint,
  confirm,
  danger,
  required = true,
  children,
  act,
  onClose,
}: Props) => {
  const words = useMessages(officeMessages)
  const [reason, setReason] = useState('')
  // The modal gives the focus back where it closes, and this one is gone before it could.
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => (opener instanceof HTMLElement ? opener.focus() : undefined), [opener])
  const acting = useMutation({ mutationFn: () => act(reason.trim()), onSuccess: onClose })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!required || reason.trim() !== '') acting.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={send}>
        {children}
        <Textarea
          mt={children ? 'sm' : 0}
          label={label}
          description={hint}
          value={reason}
          maxLength={500}
          required={required}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {acting.error ? <ApiProblem error={acting.error} retry={() => acting.mutate()} /> : null}
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="filled" color={danger ? 'wrong' : 'steel'} loading={acting.isPending}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
