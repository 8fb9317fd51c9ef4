import * as fc from 'fast-check'
import { jsonValue } from '../grammar/json-value.ts'
import { schema } from '../grammar/schema.ts'
import { deployInProcess, importNew } from '../in-process.ts'
import { type Target, trial } from '../target.ts'

const placeholder = { type: 'object' }

/** Any model judges any body in bounded work: by 200, by 400, or by 500 where the model itself cannot be used. */
export const models: Target<{ readonly schema: object; readonly bodies: readonly unknown[] }> = {
  cases: fc.record({ schema, bodies: fc.array(jsonValue, { minLength: 1, maxLength: 3 }) }),
  mostMillis: 3_000,
  start: trial(async ({ schema, bodies }) => {
    const { api } = importNew(JSON.stringify(definition))
    const models = Object.fromEntries(
      Object.entries(api.models).map(([name, model]) => [name, name === 'Fuzzed' ? { ...model, schema: JSON.stringify(schema) } : model]),
    )
    const call = await deployInProcess({ ...api, models })
    for (const body of bodies) {
      await call({ httpMethod: 'POST', path: '/', headers: ['content-type', 'application/json'], body: Buffer.from(JSON.stringify(body)) })
    }
  }),
}

const definition = {
  swagger: '2.0',
  info: { title: 'models', version: '1' },
  definitions: { Fuzzed: placeholder },
  'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: false } },
  paths: {
    '/': {
      post: {
        parameters: [{ in: 'body', name: 'Fuzzed', required: true, schema: { $ref: '#/definitions/Fuzzed' } }],
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-request-validator': 'body',
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
}
