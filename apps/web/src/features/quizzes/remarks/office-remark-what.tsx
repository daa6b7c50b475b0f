import type { Output } from '@lianbing/contract/client'
import { useMessages } from '../../../i18n/messages.ts'
import { keyText } from '../../questions/key-text.ts'
import { questionMessages } from '../../questions/messages.ts'
import { remarkMessages } from './office-remark-messages.ts'

export type Remark = Output<'GET /api/remarks/:remarkId'>

/** A key in the ids of its author, which are the letters that the office knows. */
const plain = {
  type: 'single-choice' as const,
  language: 'zh-CN' as const,
  level: null,
  difficulty: null,
  material: [],
  stem: [],
  options: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((id) => ({ id, content: [] })),
  targets: [],
}

/** What the question is marked by, in words. */
export const RemarkWhat = ({
  remark: { key, also, treatment },
}: {
  remark: Pick<Remark, 'key' | 'also' | 'treatment'>
}) => {
  const words = useMessages(remarkMessages)
  const texts = useMessages(questionMessages)
  if (treatment !== 'key') return words.ways[treatment]
  const textOf = (one: Remark['key']) => {
    if (one.type === 'ordering') return one.order.join(' → ')
    if (one.type === 'matching') return one.pairs.map(([a, b]) => `${a} – ${b}`).join('; ')
    return keyText(plain, one, texts)
  }
  const shown = words.newKey(textOf(key))
  return also.length === 0 ? shown : `${shown} · ${words.alsoKey(also.map(textOf).join(' / '))}`
}
