import { useMessages } from '../../../i18n/messages.ts'
import { Loaded } from '../../../office/loaded.tsx'
import { officeMessages } from '../../../office/messages.ts'
import { More } from '../../../office/more.tsx'
import { OfficePage } from '../../../office/office-page.tsx'
import { usePages } from '../../../office/use-pages.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { banksMessages } from '../office-messages.ts'
import { BatchTable } from './office-batch-table.tsx'
import styles from './office-imports.module.css'
import { TemplateButton } from './office-template-button.tsx'
import { UploadForm } from './office-upload-form.tsx'

/** While a file is being read the row of its batch changes soon. */
const pollMs = 2_000

export const ImportsPage = () => {
  const office = useMessages(officeMessages)
  const words = useMessages(banksMessages)
  const pages = usePages(
    'GET /api/banks/import-batches',
    {},
    (rows) => rows.some(({ state }) => state === 'reading') && pollMs,
  )
  return (
    <OfficePage title={office.imports} lead={words.importLead} actions={<TemplateButton />}>
      <UploadForm />
      <div className={styles.sections}>
        <section>
          <h2>{words.earlier}</h2>
          <Loaded read={pages.read}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState title={words.earlierEmpty} />
              ) : (
                <>
                  <BatchTable rows={rows} />
                  <More shown={rows.length} pages={pages} />
                </>
              )
            }
          </Loaded>
        </section>
      </div>
    </OfficePage>
  )
}
