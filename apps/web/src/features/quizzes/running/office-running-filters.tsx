import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiQuery } from '../../../api/client.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { FilterSelect, Filters } from '../../../office/filters.tsx'
import { useUrlFilters } from '../../../office/use-url-filters.ts'
import { placeInTree } from '../../organisations/office-tree.ts'
import { runningMessages } from './office-messages.ts'

/** A pause in typing, after which the search is made. */
const pauseMs = 300

export const useOrganisations = () => {
  const { data } = useQuery(apiQuery('GET /api/organisations', {}))
  return placeInTree(data?.items ?? [])
}

export const RunningFilters = () => {
  const words = useMessages(runningMessages)
  const { get, set } = useUrlFilters()
  const organisations = useOrganisations().map(({ organisationId, name, depth }) => ({
    value: String(organisationId),
    label: `${'\u3000'.repeat(depth)}${name}`,
  }))
  const [name, setName] = useState(get('name'))
  const asked = get('name')
  useEffect(() => {
    if (name.trim() === asked) return
    const timer = setTimeout(() => set({ name: name.trim() }), pauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <Filters>
      <TextInput
        type="search"
        label={words.findName}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FilterSelect
        wide
        label={words.organisation}
        all={words.allOrganisations}
        value={get('organisationId')}
        onChange={(organisationId) => set({ organisationId })}
        options={organisations}
      />
    </Filters>
  )
}
