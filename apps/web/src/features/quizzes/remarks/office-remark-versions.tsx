import { Button, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { DataTable, Figure, FigureHead } from '../../../office/data-table.tsx'
import { noteProblem } from '../../../office/office-note.tsx'
import { navigate } from '../../../router/address.ts'
import { Link } from '../../../router/link.tsx'
import { remarkMessages } from './office-remark-messages.ts'
import type { Remark } from './office-remark-what.tsx'

type Other = Remark['others'][number]

/** Asks anew for the same change, with other versions along. */
const proposeWith = async ({ questionId, version, replaces, key, also, treatment }: Remark, takes: number[]) => {
  const body = { version, keyVersion: replaces, key, also, treatment, takes }
  return call('POST /api/questions/:questionId/remarks', { params: { questionId }, body })
}

/** A version of another stem is for a person to judge; of other options or another key, it is mended by itself. */
const What = ({ remark, other }: { remark: Remark; other: Other }) => {
  const words = useMessages(remarkMessages)
  const { version, taken, differs } = other
  const chosen = remark.others.filter((one) => one.taken && one.differs === 'stem').map((one) => one.version)
  const asking = useMutation({
    mutationFn: (takes: number[]) => proposeWith(remark, takes),
    onSuccess: ({ remarkId }) => navigate(`/office/remarks/${remarkId}`, { replace: true }),
    onError: noteProblem,
  })
  const isOpen = remark.state === 'ready'
  const choose = (label: string, takes: number[]) => (
    <Button variant="subtle" size="compact-sm" loading={asking.isPending} onClick={() => asking.mutate(takes)}>
      {label}
    </Button>
  )
  return (
    <>
      {differs === null ? words.taken : taken ? words.takenToo : words.left[differs]}{' '}
      {isOpen && differs === 'stem'
        ? taken
          ? choose(
              words.leave,
              chosen.filter((one) => one !== version),
            )
          : choose(words.take, [...chosen, version])
        : null}
      {taken ? null : <Link to={`/office/questions/${remark.questionId}?mend=${version}`}>{words.mendItself}</Link>}
    </>
  )
}

/** What becomes of each version of the question that somebody was asked. */
export const RemarkVersions = ({ remark }: { remark: Remark }) => {
  const words = useMessages(remarkMessages)
  const format = useFormat()
  const { figures, others, version } = remark
  if (figures === null) return null
  const taken = others.filter((other) => other.taken)
  const own = (name: 'asked' | 'changed') => figures[name] - taken.reduce((sum, other) => sum + other[name], 0)
  return (
    <section>
      <h2>{words.versions}</h2>
      <DataTable
        caption={words.versions}
        head={
          <>
            <Table.Th>{words.version}</Table.Th>
            <FigureHead>{words.askedShort}</FigureHead>
            <FigureHead>{words.changedShort}</FigureHead>
            <Table.Th>{words.whatVersion}</Table.Th>
          </>
        }
      >
        <Table.Tr>
          <Table.Td>{words.versionOf(version)}</Table.Td>
          <Figure>{format.number(own('asked'))}</Figure>
          <Figure>{format.number(own('changed'))}</Figure>
          <Table.Td>{words.thisVersion}</Table.Td>
        </Table.Tr>
        {others
          .filter((other) => other.taken || other.asked > 0)
          .map((other) => (
            <Table.Tr key={other.version}>
              <Table.Td>{words.versionOf(other.version)}</Table.Td>
              <Figure>{format.number(other.asked)}</Figure>
              <Figure>{format.number(other.changed)}</Figure>
              <Table.Td>
                <What remark={remark} other={other} />
              </Table.Td>
            </Table.Tr>
          ))}
      </DataTable>
    </section>
  )
}
