import { contentText, type QuestionDraft } from '@lianbing/contract'
import { plainText } from '@lianbing/scoring'

/** What a question is found by: stem and options, as they are compared. */
export const searchText = ({
  material,
  stem,
  options,
  targets,
}: Pick<QuestionDraft, 'material' | 'stem' | 'options' | 'targets'>): string =>
  plainText(
    [material, stem, ...[...options, ...targets].map((option) => option.content)]
      .map((part) => contentText(part))
      .join('\n'),
  )

/** The words of a search, as they are compared. More than eight say nothing new, and each costs a scan. */
export const searchWords = (search: string): string[] => plainText(search).split(' ').filter(Boolean).slice(0, 8)
