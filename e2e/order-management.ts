import { GetResourcesCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import type { RunningServer } from './server.ts'

const codes = ['200', '201', '400', '401', '404', '409', '422']

/** A method with a model, a validator, a template and many responses: the status that its body asks for is what its mock answers. */
const definition = {
  openapi: '3.0.1',
  info: { title: 'Order Management', version: '1' },
  components: {
    schemas: {
      Order: {
        type: 'object',
        required: ['lines'],
        properties: {
          lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' }, quantity: { type: 'integer' } } } },
          note: { type: 'string' },
        },
      },
    },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  paths: {
    '/orders/{orderId}': {
      put: {
        'x-amazon-apigateway-request-validator': 'all',
        parameters: [
          { name: 'orderId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'currency', in: 'query', required: false, schema: { type: 'string' } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: Object.fromEntries(codes.map((code) => [code, { description: code }])),
        'x-amazon-apigateway-integration': {
          type: 'mock',
          passthroughBehavior: 'never',
          requestTemplates: { 'application/json': `{\n  "statusCode": $input.json('$.status'),\n  "id": "$input.params('orderId')"\n}` },
          responses: Object.fromEntries(codes.map((code) => [code, { statusCode: code, responseTemplates: { 'application/json': '{"done":true}' } }])),
        },
      },
    },
  },
}

/** Imports the API; answers the address of the page of its method. */
export async function importOrderManagement(server: RunningServer): Promise<string> {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  return `/console/apis/${restApiId}/resources/${items.find(({ path }) => path === '/orders/{orderId}')?.id}/PUT`
}
