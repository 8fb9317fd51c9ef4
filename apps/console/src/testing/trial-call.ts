import type { RecordedCall } from '../components/test-call/recorded-call.ts'

/** A recorded call for tests, of a JSON body and a masked header. */
export function trialCall(over: Partial<RecordedCall> = {}): RecordedCall {
  return {
    requestId: '5b1c7e02-91aa-4c1e-8a37-0f6d3a1b2c3d',
    restApiId: 'abc123',
    stage: 'dev',
    httpMethod: 'POST',
    path: '/orders/17/a%20b',
    resourcePath: '/orders/{id}/{rest+}',
    startedAt: Date.UTC(2026, 10, 28, 14, 5, 38, 412),
    latencyInMillis: 41.5,
    integrationLatencyInMillis: 38,
    status: 200,
    decision: '200, the default: no pattern matches',
    deploymentId: 'dep1',
    boxes: [
      { box: 'method-request', at: 1, outcome: 'passed', facts: [{ name: 'Resource', value: 'POST /orders/{id}/{rest+}' }] },
      { box: 'integration', at: 39, outcome: 'passed', facts: [{ name: 'Status', value: '200' }] },
    ],
    log: [],
    request: {
      httpMethod: 'POST',
      target: '/dev/orders/17/a%20b?access_token=******-token&page=2',
      headers: [
        ['Host', 'abc123.execute-api.localhost:4401'],
        ['Content-Type', 'application/json'],
        ['Authorization', '*******-secret'],
        ['Content-Length', '18'],
        ['X-Note', "it's"],
      ],
      body: { text: '{"note":"ring it"}', isBase64Encoded: false, bytes: 18, isCut: false },
      masked: [
        { place: 'header', name: 'Authorization' },
        { place: 'query', name: 'access_token' },
      ],
    },
    answer: { headers: [['Content-Type', 'application/json']], body: { text: '{}', isBase64Encoded: false, bytes: 2, isCut: false } },
    ...over,
  }
}
