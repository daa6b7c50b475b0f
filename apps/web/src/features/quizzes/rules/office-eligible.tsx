import type { QuizRules } from '@lianbing/contract'
import { Checkbox, Group, MultiSelect } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { useTrades } from '../../../office/use-trades.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { rulesMessages } from './messages.ts'
import { officeRulesMessages } from './office-rules-messages.ts'

type Eligible = QuizRules['eligible']
type Props = { value: Eligible; organisationId: number; onChange: (eligible: Eligible) => void }

/** From junior to senior technician, as they are climbed. */
const levels = [5, 4, 3, 2, 1]

/** Who may take part, each chosen by its name; what is not chosen bounds nobody. */
export const EligibleFields = ({ value, organisationId, onChange }: Props) => {
  const words = useMessages(officeRulesMessages)
  const spoken = useMessages(rulesMessages)
  const trades = useTrades()
  const organisations = useOrganisationOptions(organisationId)
  const isOffered = (id: number) => organisations.some((one) => one.value === String(id))
  // One beyond the quiz's organisation, from before it had another: it can be seen, and taken out.
  const others = value.organisationIds.filter((id) => !isOffered(id)).map((id) => ({ value: `${id}`, label: `${id}` }))
  return (
    <>
      <MultiSelect
        label={words.trades}
        description={words.nobodyBound}
        data={trades.options}
        value={value.tradeCodes}
        searchable
        clearable
        maxValues={100}
        onChange={(tradeCodes) => onChange({ ...value, tradeCodes })}
      />
      <Checkbox.Group
        label={words.levels}
        description={words.nobodyBound}
        value={value.levels.map(String)}
        onChange={(chosen) => onChange({ ...value, levels: chosen.map(Number) })}
      >
        <Group gap="md" mt={6}>
          {levels.map((level) => (
            <Checkbox key={level} value={String(level)} label={spoken.level[level] ?? spoken.otherLevel(level)} />
          ))}
        </Group>
      </Checkbox.Group>
      <MultiSelect
        label={words.organisations}
        description={words.nobodyBound}
        data={[...organisations, ...others]}
        value={value.organisationIds.map(String)}
        searchable
        clearable
        maxValues={200}
        onChange={(ids) => onChange({ ...value, organisationIds: ids.map(Number) })}
      />
    </>
  )
}
