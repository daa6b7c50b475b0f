import { type Endpoint, problems } from '@lianbing/contract'
import { z } from 'zod'

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const parameters = (schema: z.ZodObject | undefined, place: 'path' | 'query') =>
  Object.entries(schema?.shape ?? {}).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: jsonSchema(value as z.ZodType, 'input'),
  }))

const general = [
  'request.invalid',
  'request.malformed',
  'request.foreign_origin',
  'server.busy',
  'server.unavailable',
] as const

const responses = (endpoint: Endpoint) => {
  const success =
    endpoint.file !== undefined
      ? { 200: { description: 'A file', content: { [endpoint.file]: {} } } }
      : endpoint.response === undefined
        ? { 204: { description: 'Done' } }
        : {
            [endpoint.status ?? 200]: {
              description: 'Done',
              content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } },
            },
          }
  const failures: Record<number, { description: string }> = {}
  for (const code of [...general, ...endpoint.problems]) {
    const { status } = problems[code]
    failures[status] = { description: [failures[status]?.description, code].filter(Boolean).join(', ') }
  }
  return { ...success, ...failures }
}

const operation = (endpoint: Endpoint) => ({
  summary: endpoint.summary,
  'x-access': endpoint.access,
  parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
  ...(endpoint.body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            [endpoint.upload === undefined ? 'application/json' : 'multipart/form-data']: {
              schema: jsonSchema(endpoint.body, 'input'),
            },
          },
        },
      }),
  responses: responses(endpoint),
})

/** The contract as an OpenAPI 3.1 document. */
export const openApiDocument = (endpoints: readonly Endpoint[]) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return { openapi: '3.1.0', info: { title: 'Lianbing', version: '1' }, paths }
}
