import { useMessages } from '../i18n/messages.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { officeMessages } from './messages.ts'

export const NoPage = () => <EmptyState title={useMessages(officeMessages).noPage} />
