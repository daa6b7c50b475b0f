import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { OfficePage } from '../../../office/office-page.tsx'
import { Zone } from '../../../office/zone.ts'
import { useParams } from '../../../router/params.ts'
import { QuizTabs } from '../making/office-quiz-tabs.tsx'
import { PaperForms } from './office-forms.tsx'
import { printingMessages } from './office-messages.ts'
import { PaperSittings } from './office-sittings.tsx'

export const PrintingPage = () => {
  const { quizId = '' } = useParams()
  const words = useMessages(printingMessages)
  const office = useMessages(officeMessages)
  const read = useQuery(apiQuery('GET /api/quizzes/:quizId/paper-forms', { params: { quizId } }))
  return (
    <OfficePage
      title={read.data?.title || words.title}
      above={[{ to: '/office/quizzes', name: office.quizzes }]}
      lead={words.lead}
    >
      <QuizTabs quizId={quizId} />
      <Loaded read={read}>
        {(paper) => (
          <Zone value={paper.timeZone}>
            <PaperForms quizId={quizId} {...paper} />
            {paper.forms.length > 0 || paper.sittings.length > 0 ? <PaperSittings quizId={quizId} {...paper} /> : null}
          </Zone>
        )}
      </Loaded>
    </OfficePage>
  )
}
