import { own, type Trace } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { deploy, trialApi, type TrialMethods } from '../testing/trial.ts'

const mapped: TrialMethods[string] = { integration: { type: 'HTTP', httpMethod: 'PUT', uri: 'http://back.end/orders' } }

interface Given {
  readonly method?: TrialMethods[string]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly binaryMediaTypes?: readonly string[]
}

async function traceOf({ method = mapped, headers = {}, body = '{"n":17}', binaryMediaTypes = [] }: Given): Promise<Trace | undefined> {
  const http = { send: () => Promise.resolve({ status: 200, headers: [], body: new TextEncoder().encode('{"ok":true}') }) }
  const stage = { tracingEnabled: true, variables: { table: 'Pets' } }
  const call = await deploy({ api: trialApi({ 'POST /pets/{petId}': method }, { binaryMediaTypes }), stage, ports: { http } })
  const { report } = await call('POST /pets/a%20b?currency=EUR&currency=CHF', { 'Content-Type': 'application/json', ...headers }, body)
  return report?.trace()
}

test('a trace tells what a template could read: parameters as templates see them, stage variables, $context', async () => {
  const scope = (await traceOf({}))?.scope
  expect(scope?.params).toMatchObject({ path: [['petId', 'a%20b']], querystring: [['currency', 'CHF']] })
  expect(scope?.params.header).toContainEqual(['Content-Type', 'application/json'])
  expect(scope?.stageVariables).toEqual([['table', 'Pets']])
  expect(scope?.context).toMatchObject({ stage: 'dev', requestTimeEpoch: 1_795_246_459_000, wafResponseCode: null, identity: { sourceIp: '203.0.113.9' } })
})

test('no secret stands in it', async () => {
  const scope = (await traceOf({ headers: { Authorization: 'Bearer secret-of-the-header', 'X-Copy': 'is secret-of-the-header' } }))?.scope
  expect(JSON.stringify(scope)).not.toContain('secret')
  expect(scope?.params.header).toContainEqual(['X-Copy', 'is **************header'])
})

test('of a proxy, which takes no template, nothing is told', async () => {
  expect((await traceOf({ method: { integration: { type: 'HTTP_PROXY', httpMethod: 'PUT', uri: 'http://back.end/orders' } } }))?.scope).toBeUndefined()
})

test('a body that content handling makes another is told as templates read it, any other is what came in', async () => {
  const boxes = async (given: Given) => Object.fromEntries(((await traceOf(given))?.boxes ?? []).map((box) => [box.box, box]))
  expect(own(await boxes({}), 'integration-request')?.templateBody).toBeUndefined()
  const integration = { type: 'HTTP' as const, httpMethod: 'PUT', uri: 'http://back.end/orders', contentHandling: 'CONVERT_TO_TEXT' as const }
  const converted = await boxes({ method: { integration }, binaryMediaTypes: ['application/json'] })
  expect(own(converted, 'integration-request')?.templateBody?.text).toBe(btoa('{"n":17}'))
  const binary = await boxes({ binaryMediaTypes: ['application/json'] })
  expect(own(binary, 'integration-request')?.templateBody).toMatchObject({ text: btoa('{"n":17}'), isBase64Encoded: true })
})
