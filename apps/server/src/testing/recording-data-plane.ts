import type { AuthorizerTest, TestInvocation } from '@fourbox/engine'
import type { DataPlane } from '../execute-api/data-plane.ts'

/** A data plane without workers: it takes over at once, and remembers what it was told. */
export interface RecordingDataPlane extends DataPlane {
  /** What it was told, in order: `changed stage abc/prod`, `forget responses abc prod KEY`. */
  readonly told: string[]
  readonly invocations: TestInvocation[]
  readonly authorizerInvocations: AuthorizerTest[]
}

export function recordingDataPlane(): RecordingDataPlane {
  const told: string[] = []
  const invocations: TestInvocation[] = []
  const authorizerInvocations: AuthorizerTest[] = []
  return {
    told,
    invocations,
    authorizerInvocations,
    port: 4401,
    isServing: true,
    changed: async (kind, id) => void told.push(`changed ${kind} ${id}`),
    testInvoke: async (request) => {
      invocations.push(request)
      return {
        requestId: 'request',
        status: 200,
        body: 'body',
        headers: { X: '2' },
        multiValueHeaders: { X: ['1', '2'] },
        log: 'log\n',
        latency: 3,
        trace: {
          requestId: 'request',
          restApiId: request.api.id,
          stage: 'test-invoke-stage',
          httpMethod: request.httpMethod,
          path: '/',
          startedAt: 0,
          latencyInMillis: 3,
          status: 200,
          boxes: [],
          log: [],
        },
      }
    },
    testInvokeAuthorizer: async (request) => {
      authorizerInvocations.push(request)
      return { clientStatus: 0, log: 'log\n', latency: 4, principalId: 'someone', policy: '{}' }
    },
    cached: async () => [],
    forget: async (restApiId, stageName, cache, key) => void told.push(`forget ${cache} ${restApiId} ${stageName} ${key}`),
    tokensLeft: async (limits) => limits.map(({ burst }) => burst),
    traces: async () => [],
    watchCalls: () => () => undefined,
    serveFunctions: () => undefined,
    serveDocuments: () => undefined,
    metrics: async () => [],
    keepCalls: async () => undefined,
    tellReadiness: async ({ status }) => void told.push(`readiness ${status}`),
    moveClock: async (aheadInMillis) => void told.push(`clock ${aheadInMillis}`),
    close: async () => undefined,
  }
}
