import { join } from 'node:path'
import { APIGatewayClient, CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { type Core, startChild } from './data-plane/child.ts'

/** As `npm start` runs it. */
const fourbox = join(import.meta.dirname, '../../apps/fourbox/program/fourbox.js')

/** A Fourbox in a process of its own, at ports that were free. */
export interface Product {
  readonly pid: number
  readonly controlOrigin: string
  readonly executeOrigin: string
  readonly client: APIGatewayClient
  end(): Promise<void>
}

/** Starts a Fourbox that takes APIs far larger than AWS's, and waits until it is ready; `options` are those of `fourbox start`. */
export async function startProduct(folder: string, core: Core, ...options: readonly string[]): Promise<Product> {
  const limits = 'resourcesPerApi=20000,documentationPartsPerApi=20000'
  const child = await startChild(fourbox, ['start', '--json', '--port', '0', '--execute-port', '0', '--data', folder, '--limits', limits, ...options], core)
  const { controlOrigin, executeOrigin }: { controlOrigin: string; executeOrigin: string } = JSON.parse(child.firstLine)
  // Where it speaks TLS, it speaks plain HTTP on the same port.
  const endpoint = controlOrigin.replace('https:', 'http:')
  const client = new APIGatewayClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  return {
    pid: child.pid,
    controlOrigin,
    executeOrigin,
    client,
    end: async () => {
      client.destroy()
      await child.end()
    },
  }
}

/**
 * Imports a definition and deploys it to the stage `bench`: regional, as the console makes APIs, since an edge-optimised one adds CloudFront's headers, which
 * nobody else sends.
 * @returns the API's id
 */
export async function deployRegional(client: APIGatewayClient, definition: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const parameters = { endpointConfigurationTypes: 'REGIONAL' }
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(definition), parameters }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'bench', variables }))
  return restApiId
}

/** The path that calls a path of a stage `bench`, by no host name of its own. */
export function callPath(restApiId: string, path: string): string {
  return `/_aws/execute-api/${restApiId}/bench${path}`
}
