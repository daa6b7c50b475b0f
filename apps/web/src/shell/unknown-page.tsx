import { useMessages } from '../i18n/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { shellMessages } from './messages.ts'

export const UnknownPage = () => {
  const words = useMessages(shellMessages)
  return (
    <>
      <PageHead title={words.unknownPage} />
      <EmptyState title={words.unknownPageMend}>
        <ButtonLink to="/" look="next">
          {words.toHome}
        </ButtonLink>
      </EmptyState>
    </>
  )
}
