import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { expect, test } from 'vitest'
import type { ControlCall, ControlClient } from '../command-line/control-client.ts'
import { controlTools } from './control-tools.ts'
import type { Tool } from './tool.ts'

interface Sent extends ControlCall {
  readonly method: string
  readonly path: string
}

/** A client that answers everything alike, and the calls that it was given. */
function recordingClient(answer = '{}'): { readonly client: ControlClient; readonly sent: readonly Sent[] } {
  const sent: Sent[] = []
  const respond: ControlClient['answer'] = async (method, path, call) => {
    sent.push({ method, path, ...call })
    return { text: answer, header: () => undefined }
  }
  return {
    sent,
    client: {
      answer: respond,
      text: async (...call) => (await respond(...call)).text,
      json: async (...call) => JSON.parse((await respond(...call)).text),
      stream: async () => Promise.reject(new Error('nobody streams here')),
      invokeUrl: async (restApiId, stageName) => `http://${restApiId}.execute-api.localhost:4401/${stageName}`,
      stageUrl: async (restApiId, stageName) => `http://localhost:4401/_aws/execute-api/${restApiId}/${stageName}`,
    },
  }
}

async function toolsOf(client: ControlClient, readOnly = false): Promise<ReadonlyMap<string, Tool>> {
  const { tools } = await controlTools(client, { readOnly })
  return new Map((await tools()).map((tool) => [tool.name, tool]))
}

async function call(tools: ReadonlyMap<string, Tool>, name: string, input: Readonly<Record<string, unknown>>) {
  const tool = tools.get(name)
  if (!tool) throw new Error(`no tool ${name}`)
  return (await tool.call(input, new AbortController().signal)).value
}

const tools = await toolsOf(recordingClient().client)

test.for([...tools.values()])('$name has a name, a description and a schema that every agent can take', ({ name, description, inputSchema }) => {
  expect(name).toMatch(/^[a-z0-9_]{1,64}$/)
  expect(description.length).toBeGreaterThan(15)
  expect(description.length).toBeLessThan(600)
  expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(new AjvJsonSchemaValidator().getValidator(inputSchema)({ unheardOf: 1 }).valid).toBe(false)
})

test('all tools together are told in a space that an agent can spare', () => {
  expect(JSON.stringify([...tools.values()]).length).toBeLessThan(45_000)
})

test('read only, nothing is there that writes or calls a back end', async () => {
  const reading = await toolsOf(recordingClient().client, true)
  expect([...reading.keys()].filter((name) => !/^(get|list|describe|filter|watch|lint|check)_/.test(name))).toEqual([])
  expect([...tools.keys()].filter((name) => !reading.has(name)).filter((name) => /^(get|list|describe|filter|watch|lint|check)_/.test(name))).toEqual([])
  expect(reading.size).toBeGreaterThan(25)
})

test('an operation is called over AWS’s protocol and answered by the names of its SDK', async () => {
  const { client, sent } = recordingClient('{"item":[{"id":"a1","path":"/"}]}')
  expect(await call(await toolsOf(client), 'get_resources', { restApiId: 'abc', embed: ['methods'] })).toEqual({ items: [{ id: 'a1', path: '/' }] })
  expect(sent).toMatchObject([{ method: 'GET', path: '/restapis/abc/resources', query: new URLSearchParams('embed=methods') }])
})

test('a test’s answer has the trace that the execution log names', async () => {
  const { client, sent } = recordingClient('{"log":"Execution log for request 5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3\\n","boxes":[]}')
  const result = await call(await toolsOf(client), 'test_invoke_method', { restApiId: 'a', resourceId: 'b', httpMethod: 'GET' })
  expect(result['trace']).toMatchObject({ boxes: [] })
  expect(sent.map(({ path }) => path)).toEqual(['/restapis/a/resources/b/methods/GET', '/_fourbox/traces/5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3'])
})

test.for([
  ['get_trace', { requestId: '..' }, 'requestId must be a name'],
  ['lint_api', {}, 'restApiId must be a text'],
  ['list_calls', { limit: 0 }, 'limit must be a whole number from 1 to 1000'],
  ['list_calls', { stage: 7 }, 'stage must be a text'],
  ['get_rest_api', { restApiId: '..' }, 'Invalid value provided for input HTTP label: restApiId.'],
] as const)('%s refuses %j before anything is sent', async ([name, input, text]) => {
  const { client, sent } = recordingClient()
  await expect(call(await toolsOf(client), name, input)).rejects.toThrow(text)
  expect(sent).toEqual([])
})
