import { call, queryClient } from '../../api/client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Confirm } from '../../office/confirm.tsx'
import { note } from '../../office/office-note.tsx'
import { organisationsMessages } from './office-messages.ts'
import type { Organisation } from './office-tree.ts'

export const RenewJoinCode = ({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) => {
  const words = useMessages(organisationsMessages)
  const renew = async () => {
    const { joinCode } = await call('POST /api/organisations/:organisationId/join-code', {
      params: { organisationId: organisation.organisationId },
    })
    await queryClient.invalidateQueries({ queryKey: ['GET /api/organisations'] })
    note(words.renewed(joinCode))
  }
  return (
    <Confirm title={words.renewTitle} confirm={words.renew} danger act={renew} onClose={onClose}>
      {words.renewWhat(organisation.name, organisation.joinCode)}
    </Confirm>
  )
}
