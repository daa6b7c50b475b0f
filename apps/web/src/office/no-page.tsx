import { useMessages } from '../i18n/messages.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { officeMessages } from './messages.ts'
import { OfficePage } from './office-page.tsx'

export const NoPage = () => {
  const words = useMessages(officeMessages)
  return (
    <OfficePage title={words.office}>
      <EmptyState title={words.noPage} />
    </OfficePage>
  )
}
