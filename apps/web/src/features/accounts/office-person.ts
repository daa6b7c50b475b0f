import { call, queryClient } from '../../api/client.ts'
import type { Row } from '../../office/use-pages.ts'

export type Person = Row<'GET /api/accounts'>
export type Role = Person['roles'][number]['role']

const readAnew = () => queryClient.invalidateQueries({ queryKey: ['GET /api/accounts'] })

/** `trades` of an expert; none means all. */
export const grantRole = async (
  personId: string,
  role: Role,
  organisationId: number,
  trades: string[],
): Promise<void> => {
  const body = { role, organisationId, ...(trades.length === 0 ? {} : { tradeCodes: trades }) }
  await call('POST /api/accounts/:personId/roles', { params: { personId }, body })
  await readAnew()
}

export const revokeRole = async (personId: string, role: Role, organisationId: number): Promise<void> => {
  await call('DELETE /api/accounts/:personId/roles/:role/:organisationId', {
    params: { personId, role, organisationId },
  })
  await readAnew()
}

export const setDisabled = async (personId: string, disabled: boolean): Promise<void> => {
  await call('PUT /api/accounts/:personId/disabled', { params: { personId }, body: { disabled } })
  await readAnew()
}
