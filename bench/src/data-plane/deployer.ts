import { readFileSync } from 'node:fs'
import { UpdateAccountCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { callPath, deployRegional, type Product } from '../product.ts'
import { requestText, type Target } from './compare.ts'

/** Patches of a stage: where, and what. */
export type Settings = readonly (readonly [path: string, value: string])[]

/** Limits that no load of the bench reaches. */
export const unthrottled: Settings = [
  ['/*/*/throttling/rateLimit', '1000000'],
  ['/*/*/throttling/burstLimit', '1000000'],
]

/** A call of a deployed API: a GET without a body unless it says more. `headers` are whole lines. */
interface CallParts {
  readonly verb?: string
  readonly body?: string
  readonly headers?: string
}

/** Imports and deploys a definition, and answers what a path of it is called by. */
export interface Deployer {
  readonly client: Product['client']
  deploy(definition: string, settings?: Settings): Promise<(path: string, call?: CallParts) => Target & { readonly restApiId: string }>
}

export async function readApi({ client, executeOrigin, pid: server }: Product): Promise<Deployer> {
  const port = Number(new URL(executeOrigin).port)
  const pid = workerOf(server)
  // Logging needs it.
  const value = 'arn:aws:iam::000000000000:role/logs'
  await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] }))
  return {
    client,
    deploy: async (definition, settings = []) => {
      const restApiId = await deployRegional(client, definition, { note: 'measured' })
      if (settings.length > 0) {
        const patchOperations = settings.map(([path, value]) => ({ op: 'replace' as const, path, value }))
        await client.send(new UpdateStageCommand({ restApiId, stageName: 'bench', patchOperations }))
      }
      return (path, { verb = 'GET', body = '', headers = '' } = {}) => ({
        port,
        pid,
        restApiId,
        request: requestText(callPath(restApiId, path), verb, body, headers),
      })
    },
  }
}

/** What a target answers, so that a bare server can answer the same. */
export async function answerOf({ port, request }: Target): Promise<{ readonly body: Buffer; readonly headers: readonly string[] }> {
  const path = request.toString().split(' ', 2)[1] ?? '/'
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  const headers = [...response.headers].filter(([name]) => !['content-length', 'connection', 'date', 'keep-alive'].includes(name))
  return { body: Buffer.from(await response.arrayBuffer()), headers: headers.flat() }
}

/** The worker that serves deployed APIs: the only child of the server. */
function workerOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').at(-1))
  } catch {
    return pid
  }
}
