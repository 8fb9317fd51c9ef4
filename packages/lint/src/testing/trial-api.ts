import { defaultLimits, type Method, type RestApi } from '@fourbox/domain'
import { importDefinition } from '@fourbox/openapi'

/** An API out of Swagger's paths and whatever else a definition says. */
export function trialApi(paths: object, rest: object = {}): RestApi {
  let count = 0
  const definition = JSON.stringify({ swagger: '2.0', info: { title: 'Trial', version: '1' }, paths, ...rest })
  const target = { mode: 'new', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } } as const
  return importDefinition(definition, target, {
    region: 'us-east-1',
    account: '000000000000',
    now: 1_700_000_000,
    newId: (length) => (++count).toString(36).padStart(length, '0'),
    limits: defaultLimits,
    vpcLinkIds: [],
    patternFault: () => undefined,
  }).api
}

/** An operation with an integration, and what else it says. */
export function operation(integration: object, rest: object = {}): object {
  return { responses: { 200: { description: 'found' } }, 'x-amazon-apigateway-integration': integration, ...rest }
}

/** A mock that answers 200. */
export const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } }

export const http = { type: 'http', httpMethod: 'GET', uri: 'https://pets.example/pets', responses: { default: { statusCode: '200' } } }

/** The API with every method changed, as single operations may leave it and no import does. */
export function changed(api: RestApi, change: (method: Method) => Method): RestApi {
  const resources = Object.entries(api.resources).map(([id, resource]) => {
    const methods = Object.entries(resource.methods).map(([verb, method]) => [verb, change(method)] as const)
    return [id, { ...resource, methods: Object.fromEntries(methods) }] as const
  })
  return { ...api, resources: Object.fromEntries(resources) }
}
