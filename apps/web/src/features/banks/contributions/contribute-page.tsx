import { useState } from 'react'
import { useSignedIn } from '../../../api/session.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { ContributeForm } from './contribute-form.tsx'
import { emptyDraft } from './contribution-form.ts'
import { contributionMessages } from './contribution-messages.ts'

export const ContributePage = () => {
  const words = useMessages(contributionMessages)
  const me = useSignedIn()
  const [first] = useState(() => emptyDraft(me.tradeCode ?? '', me.level))
  return (
    <>
      <PageHead title={words.contribute} back="/contributions" lead={words.lead} />
      <ContributeForm first={first} />
    </>
  )
}
