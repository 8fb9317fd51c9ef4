import { randomBytes } from 'node:crypto'
import { defaultLimits, type Limits, makeIdentifier } from '@fourbox/domain'
import { apiGateway, dispatch } from '@fourbox/wire'
import { onTestFinished } from 'vitest'
import type { DataPlane } from '../execute-api/data-plane.ts'
import type { Context } from '../control-plane/context.ts'
import { importThread } from '../control-plane/imports/import-thread.ts'
import { operations } from '../control-plane/operations.ts'
import { trialStore } from './trial-store.ts'

interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** The parsed JSON; an empty object where there is no body. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface TrialServer {
  readonly context: Context
  /** The lines of the server's log. */
  readonly reports: readonly string[]
  /** One call of AWS's protocol. A text is sent as it is, anything else as JSON. */
  call(httpMethod: string, target: string, body?: unknown): Promise<Answer>
  /** A call that must succeed; answers its body. */
  done(httpMethod: string, target: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>
}

/** The control plane on a store in memory, without a network and without workers. It ends with the test. */
export async function trialServer({
  limits = {},
  optionalCertificates = false,
}: Partial<Pick<Context, 'optionalCertificates'>> & { readonly limits?: Partial<Limits> } = {}): Promise<TrialServer> {
  const store = await trialStore()
  const importer = importThread()
  const bugs: unknown[] = []
  const reports: string[] = []
  onTestFinished(async () => {
    await importer.close()
    if (bugs.length > 0) throw new AggregateError(bugs, 'The control plane met a bug')
  })
  const context: Context = {
    ...store,
    importer,
    dataPlane: absentWorkers,
    now: () => Math.floor(Date.now() / 1000),
    preciseNow: () => Date.now() / 1000,
    newId: (length) => makeIdentifier(length, randomBytes),
    region: 'us-east-1',
    account: '000000000000',
    limits: { ...defaultLimits, ...limits },
    optionalCertificates,
    report: (line) => reports.push(line),
    reportBug: (bug) => bugs.push(bug),
  }

  const call: TrialServer['call'] = async (httpMethod, target, body) => {
    const [rawPath = '', query] = target.split('?', 2)
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const sent = { httpMethod, rawPath, query: new URLSearchParams(query), header: () => undefined, body: new TextEncoder().encode(text) }
    const answer = await dispatch(sent, { service: apiGateway, handlers: operations, context, reportBug: context.reportBug })
    if ('frames' in answer) throw new Error('API Gateway has no streams of events')
    const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]))
    return { status: answer.status, headers, body: typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : {} }
  }

  return {
    context,
    reports,
    call,
    async done(httpMethod, target, body) {
      const answer = await call(httpMethod, target, body)
      if (answer.status >= 300) throw new Error(`${httpMethod} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body
    },
  }
}

function noWorker(): never {
  throw new Error('This trial has no workers')
}

/** Nobody serves what is deployed: changes are taken over at once, and what needs a worker fails. */
const absentWorkers: DataPlane = {
  port: 0,
  changed: async () => undefined,
  testInvoke: noWorker,
  testInvokeAuthorizer: noWorker,
  flushStageCache: async () => undefined,
  flushAuthorizersCache: async () => undefined,
  traces: async () => [],
  watchTraces: () => () => undefined,
  serveFunctions: () => undefined,
  metrics: async () => [],
  close: async () => undefined,
}
