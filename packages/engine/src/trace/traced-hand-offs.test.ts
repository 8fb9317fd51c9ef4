import { own } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answering, deploy, trialApi, type TrialMethods } from '../testing/trial.ts'

const mapped: TrialMethods[string] = {
  requestParameters: { 'method.request.querystring.currency': false },
  methodResponses: { 200: { statusCode: '200' }, 404: { statusCode: '404' }, 500: { statusCode: '500' } },
  integration: {
    type: 'HTTP',
    httpMethod: 'PUT',
    uri: 'http://back.end/orders',
    requestParameters: { 'integration.request.querystring.cur': 'method.request.querystring.currency' },
    requestTemplates: { 'application/json': '{"id": $input.json(\'$.n\')}' },
    integrationResponses: {
      200: { statusCode: '200' },
      404: { statusCode: '404', selectionPattern: '404' },
      500: { statusCode: '500', selectionPattern: '5\\d{2}' },
    },
  },
}
const body = new TextEncoder().encode('{"ok":true}')

async function traceOf(method: TrialMethods[string], status: number, headers: Readonly<Record<string, string>> = {}) {
  const http = { send: () => Promise.resolve({ status, headers: ['X-Revision', '4'], body }) }
  const call = await deploy({ api: trialApi({ 'POST /pets': method }), stage: { tracingEnabled: true }, ports: { http } })
  const { report } = await call('POST /pets?currency=EUR', { 'Content-Type': 'application/json', ...headers }, '{"n":17}')
  return report?.trace()
}

async function boxesOf(...given: Parameters<typeof traceOf>) {
  return Object.fromEntries(((await traceOf(...given))?.boxes ?? []).map((box) => [box.box, box]))
}

test('each box tells what it handed on in parts', async () => {
  const boxes = await boxesOf(mapped, 200)
  expect(own(boxes, 'method-request')?.handedOn).toMatchObject({ line: 'POST /pets', query: [['currency', 'EUR']], body: 'unchanged' })
  expect(own(boxes, 'integration-request')?.handedOn).toMatchObject({
    line: 'PUT http://back.end/orders',
    query: [['cur', 'EUR']],
    body: { text: '{"id": 17}', bytes: 10 },
  })
  expect(own(boxes, 'integration')?.handedOn).toMatchObject({ line: '200', headers: [['X-Revision', '4']], body: { text: '{"ok":true}' } })
  expect(own(boxes, 'integration-response')?.handedOn).toMatchObject({ line: '200', body: 'unchanged' })
  expect(own(boxes, 'method-response')?.handedOn).toBeUndefined()
})

test('the chosen integration response and those that were tried before it are told', async () => {
  const selected = async (status: number) => own(await boxesOf(mapped, status), 'integration-response')?.selection
  expect(await selected(204)).toEqual({ chosen: '200', tried: ['404', '500'] })
  expect(await selected(404)).toEqual({ chosen: '404', tried: [] })
  expect(await selected(503)).toEqual({ chosen: '500', tried: ['404'] })
})

test('no secret stands in what was handed on', async () => {
  const proxy: TrialMethods[string] = { integration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'http://back.end/orders' } }
  const boxes = await boxesOf(proxy, 200, { Authorization: 'Bearer secret-of-the-header' })
  expect(own(boxes, 'integration-request')?.handedOn?.headers.find(([name]) => name === 'Authorization')?.[1]).toMatch(/^\*+header$/)
  expect(JSON.stringify(boxes)).not.toContain('secret')
})

test('each line of the log names its box, a fault’s the box that failed', async () => {
  const trace = await traceOf({ ...answering('{}'), integration: { type: 'MOCK', requestTemplates: { 'application/json': '#foreach($x in )' } } }, 200)
  const lines = new Map(trace?.log.map((line, index) => [line.split(':')[0], trace.logBoxes?.[index]]))
  expect(lines.get('Method request body before transformations')).toBe('method-request')
  expect(lines.get('Method completed with status')).toBe('integration-request')
  expect(lines.get('Extended Request Id')).toBeNull()
  expect(trace?.logBoxes?.length).toBe(trace?.log.length)
})
