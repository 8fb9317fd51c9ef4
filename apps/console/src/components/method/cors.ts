import { call } from '../../client/aws.ts'
import type { Step } from '../../client/sequence.ts'
import { emptyModels } from '../model/empty-model.ts'

/** Header names without `method.response.header.` → value as the client meets it. */
export type CorsHeaders = Readonly<Record<string, string>>

export const defaultCorsHeaders = 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'
export const allCorsMethods = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'

export function corsHeaders(methods: string, headers = defaultCorsHeaders, origin = '*'): CorsHeaders {
  return { 'Access-Control-Allow-Headers': headers, 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Origin': origin }
}

interface Place {
  readonly restApiId: string
  readonly resourceId: string
}

/** Sets up OPTIONS as a mock that answers a browser's preflight with these headers. The method must not be there. */
export async function putOptionsMethod(step: Step, place: Place, headers: CorsHeaders): Promise<void> {
  const method = { ...place, httpMethod: 'OPTIONS' }
  await step(
    'the method OPTIONS',
    () => call('PutMethod', { ...method, authorizationType: 'NONE' }),
    () => call('DeleteMethod', method),
  )
  await call('PutMethodResponse', { ...method, statusCode: '200', responseModels: await emptyModels(place.restApiId), responseParameters: declared(headers) })
  await call('PutIntegration', {
    ...method,
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    passthroughBehavior: 'WHEN_NO_MATCH',
  })
  await call('PutIntegrationResponse', { ...method, statusCode: '200', responseParameters: mapped(headers), responseTemplates: { 'application/json': '' } })
}

function declared(headers: CorsHeaders): Record<string, boolean> {
  return Object.fromEntries(Object.keys(headers).map((name) => [`method.response.header.${name}`, false]))
}

function mapped(headers: CorsHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]))
}
