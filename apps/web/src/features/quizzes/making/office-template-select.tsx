import { NativeSelect } from '@mantine/core'
import { useMessages } from '../../../i18n/messages.ts'
import { makingMessages } from './office-making-messages.ts'
import { type Template, templates } from './office-templates.ts'

/** Says of each template whether its numbers come from a published source. */
export const useTemplateLabel = () => {
  const words = useMessages(makingMessages)
  return ({ name, verified }: Template) =>
    verified ? words.templates[name] : `${words.templates[name]}${words.notVerified}`
}

/** Chosen once, it goes back to asking: a template is where one begins, not what the paper then is. */
export const TemplateSelect = ({ label, onChoose }: { label: string; onChoose: (template: Template) => void }) => {
  const words = useMessages(makingMessages)
  const labelOf = useTemplateLabel()
  return (
    <NativeSelect
      mb="sm"
      maw="32rem"
      label={label}
      value=""
      data={[
        { value: '', label: words.chooseTemplate },
        ...templates.map((template) => ({ value: template.name, label: labelOf(template) })),
      ]}
      onChange={(event) => {
        const chosen = templates.find(({ name }) => name === event.currentTarget.value)
        if (chosen) onChoose(chosen)
      }}
    />
  )
}
