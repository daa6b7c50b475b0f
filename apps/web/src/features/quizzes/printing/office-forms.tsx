import { Button, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { noteProblem } from '../../../office/office-note.tsx'
import { saveFile } from '../../../office/save-file.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { printingMessages } from './office-messages.ts'
import styles from './office-printing.module.css'
import { type OnPaper, readPaperAnew } from './office-printing.ts'

type Form = OnPaper['forms'][number]
const kinds = ['paper', 'keys', 'answer-sheet'] as const
const formats = ['pdf', 'docx'] as const

const Prints = ({ title, form }: { title: string; form: Form }) => {
  const words = useMessages(printingMessages)
  const printing = useMutation({
    mutationFn: async (query: { kind: (typeof kinds)[number]; format: (typeof formats)[number] }) => {
      const file = await call('GET /api/paper-forms/:formId/print', { params: { formId: form.formId }, query })
      saveFile(file, `${title} ${words.kinds[query.kind]} ${form.letter}.${query.format}`)
    },
    onError: noteProblem,
  })
  return (
    <>
      <div className={styles.prints}>
        {kinds.flatMap((kind) =>
          formats.map((format) => (
            <Button
              key={`${kind}.${format}`}
              size="xs"
              disabled={printing.isPending}
              loading={printing.isPending && printing.variables.kind === kind && printing.variables.format === format}
              onClick={() => printing.mutate({ kind, format })}
            >
              {`${words.kinds[kind]} ${format === 'pdf' ? 'PDF' : 'Word'}`}
            </Button>
          )),
        )}
      </div>
      <p role="status" className={styles.soft}>
        {printing.isPending ? words.printing : ''}
      </p>
    </>
  )
}

/** The forms of a quiz: made once, printed as often as one likes. */
export const PaperForms = ({ quizId, title, version, forms }: { quizId: string } & OnPaper) => {
  const words = useMessages(printingMessages)
  const format = useFormat()
  const current = forms.filter((form) => form.version === version).length
  const making = useMutation({
    mutationFn: (count: number) =>
      call('POST /api/quizzes/:quizId/paper-forms', { params: { quizId }, body: { count } }),
    onSuccess: readPaperAnew,
  })
  if (version === 0) return <EmptyState title={words.notPublished}>{null}</EmptyState>
  return (
    <>
      <h2 className={styles.heading}>{words.forms}</h2>
      <p className={styles.hint}>{words.formsHint}</p>
      {forms.length > 0 && current === 0 ? <p>{words.newerVersion}</p> : null}
      {forms.length === 0 ? <p>{words.noForms}</p> : null}
      {making.error ? <ApiProblem error={making.error} retry={() => making.mutate(making.variables)} /> : null}
      {current < 4 ? (
        <div className={styles.bar}>
          <Button
            variant={current === 0 ? 'filled' : 'default'}
            loading={making.isPending}
            onClick={() => making.mutate(current === 0 ? 2 : current + 1)}
          >
            {current === 0 ? words.makeForms : words.makeMore}
          </Button>
        </div>
      ) : null}
      {forms.length > 0 ? (
        <DataTable
          caption={words.forms}
          head={
            <>
              <Table.Th>{words.form}</Table.Th>
              <FigureHead>{words.version}</FigureHead>
              <FigureHead>{words.questions}</FigureHead>
              <FigureHead>{words.full}</FigureHead>
              <Table.Th />
            </>
          }
        >
          {forms.map((form) => (
            <Table.Tr key={form.formId}>
              <Table.Td>{form.letter}</Table.Td>
              <Figure>{format.number(form.version)}</Figure>
              <Figure>{format.number(form.questions)}</Figure>
              <Figure>{format.marks(form.maximum)}</Figure>
              <Table.Td>
                <Prints title={title} form={form} />
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      ) : null}
    </>
  )
}
