import type { Input } from '@lianbing/contract/client'
import { useMutation } from '@tanstack/react-query'
import { call, queryClient } from '../../api/client.ts'
import { meQuery } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { toast } from '../../ui/announcer.tsx'
import { meMessages } from './me-messages.ts'

/** Saves a part of the profile and shows the new one everywhere. */
export const useSaveProfile = () => {
  const words = useMessages(meMessages)
  return useMutation({
    mutationFn: (body: Input<'PATCH /api/me'>['body']) => call('PATCH /api/me', { body }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me)
      toast(words.saved)
    },
  })
}
