import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { ApiProblem } from '../../../api/problem-note.tsx'
import { useLocale } from '../../../i18n/locale.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { officeMessages } from '../../../office/messages.ts'
import { saveFile } from '../../../office/save-file.ts'
import { useOrganisationOptions } from '../../organisations/office-organisation-options.ts'
import { printingMessages } from './office-messages.ts'

type Props = { sittingId: string; organisationId: number; onClose: () => void }

/** The sheet to fill in, with the people of one organisation. */
export const TemplateDialog = ({ sittingId, organisationId, onClose }: Props) => {
  const office = useMessages(officeMessages)
  const words = useMessages(printingMessages)
  const language = useLocale()
  const organisations = useOrganisationOptions(organisationId)
  const [chosen, setChosen] = useState(String(organisationId))
  const template = useMutation({
    mutationFn: () => {
      const query = { language, organisationId: Number(chosen) }
      return call('GET /api/paper-sittings/:sittingId/template', { params: { sittingId }, query })
    },
    onSuccess: (file) => {
      saveFile(file, `${words.templateName}.xlsx`)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.template} closeButtonProps={{ 'aria-label': office.close }}>
      <p>{words.templateLead}</p>
      <NativeSelect
        mt="sm"
        label={words.templateFor}
        value={chosen}
        data={organisations}
        data-autofocus
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {template.error ? <ApiProblem error={template.error} retry={() => template.mutate()} /> : null}
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{office.cancel}</Button>
        <Button variant="filled" loading={template.isPending} onClick={() => template.mutate()}>
          {words.download}
        </Button>
      </Group>
    </Modal>
  )
}
