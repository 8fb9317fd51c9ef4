import { CreateDeploymentCommand, ImportRestApiCommand, type PatchOperation, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import type { RunningServer } from './server.ts'

/** A deployed API. */
export interface Deployed {
  readonly restApiId: string
  readonly stage: string
  /** In the path form, which every client can resolve. */
  readonly url: (path: string) => string
}

export interface DeployOptions {
  readonly stage?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly patches?: readonly PatchOperation[]
}

/** An operation of a path: API Gateway's extension with what stands beside it. */
export interface Operation {
  readonly integration: object
  readonly [member: string]: unknown
}

/** Imports a definition made of paths and verbs (`any` is ANY), and deploys it to one stage. */
export async function deploy(
  server: RunningServer,
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>,
  extra: object = {},
  { stage = 'prod', variables = {}, patches = [] }: DeployOptions = {},
): Promise<Deployed> {
  const client = server.client()
  const definition = { swagger: '2.0', info: { title: 'wire', version: '1' }, paths: mapValues(paths, (verbs) => readVerbs(verbs)), ...extra }
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: stage, variables: { ...variables } }))
  if (patches.length > 0) await client.send(new UpdateStageCommand({ restApiId, stageName: stage, patchOperations: [...patches] }))
  return { restApiId, stage, url: (path) => server.invokeUrl(restApiId, stage, path) }
}

/** A MOCK that answers 200 with a rendered text. */
export function mock(template: string, responseParameters: Readonly<Record<string, string>> = {}): object {
  return {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseParameters, responseTemplates: { 'application/json': template } } },
  }
}

/** Hands everything on to a back end. */
export function httpProxy(uri: string, more: object = {}): object {
  return { type: 'http_proxy', httpMethod: 'ANY', uri, ...more }
}

function readVerbs(verbs: Readonly<Record<string, Operation>>): object {
  return Object.fromEntries(
    Object.entries(verbs).map(([verb, { integration, ...method }]) => [
      verb === 'any' ? 'x-amazon-apigateway-any-method' : verb,
      { responses: { 200: { description: 'ok' } }, ...method, 'x-amazon-apigateway-integration': integration },
    ]),
  )
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
