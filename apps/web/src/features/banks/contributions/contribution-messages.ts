import { messageBundle } from '../../../i18n/messages.ts'
import type { ContributionMessages } from './messages/contribution.zh-CN.ts'

export const contributionMessages = messageBundle<ContributionMessages>({
  'zh-CN': () => import('./messages/contribution.zh-CN.ts'),
  en: () => import('./messages/contribution.en.ts'),
})
