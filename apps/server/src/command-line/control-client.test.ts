import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { CallRefused } from './call-refused.ts'
import { type ConnectionValues, controlClient } from './control-client.ts'
import { findApi } from './find-api.ts'

interface Heard {
  readonly request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>
  readonly body: string
}

/** Something that listens as a Fourbox does, remembers what it was asked, and answers each request in turn. */
async function trialListener(...answers: readonly (readonly [status: number, body: string, headers?: Readonly<Record<string, string>>])[]) {
  const heard: Heard[] = []
  const endpoint = await listen((request, response) => {
    void text(request).then((received) => {
      heard.push({ request, body: received })
      const [status, body, headers] = answers[heard.length - 1] ?? [200, '{}']
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    })
  })
  return { heard, endpoint }
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** A data folder with an owner's token, or without. */
function trialFolder(token?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (token !== undefined) writeFileSync(join(folder, 'console-token'), `${token}\n`)
  return folder
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }

async function headersSent(values: ConnectionValues, environment: Readonly<Record<string, string>>) {
  const { heard, endpoint } = await trialListener()
  await controlClient({ endpoint, ...values }, environment).text('GET', '/restapis')
  return heard[0]?.request.headers ?? {}
}

test('on this machine the data folder’s token lets a command in, and no key is shown', async () => {
  const headers = await headersSent({ data: trialFolder('owner') }, keys)
  expect(headers['x-fourbox-token']).toBe('owner')
  expect(headers.authorization).toBeUndefined()
})

test('without a token in the folder the call is signed with the environment’s key', async () => {
  const headers = await headersSent({ data: trialFolder() }, { ...keys, AWS_SESSION_TOKEN: 'session' })
  expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/apigateway\/aws4_request, SignedHeaders=.*host/)
  expect(headers['x-amz-security-token']).toBe('session')
})

test('without any key it signs as “test”, which a Fourbox that is not strict takes', async () => {
  expect((await headersSent({ data: trialFolder() }, {})).authorization).toContain('Credential=test/')
})

test('the token of this machine is kept from a host elsewhere: the call is signed instead', async () => {
  const sent: RequestInit[] = []
  const original = globalThis.fetch
  globalThis.fetch = async (_url, init) => {
    sent.push(init ?? {})
    return new Response('{}')
  }
  onTestFinished(() => void (globalThis.fetch = original))
  const environment = { ...keys, FOURBOX_DATA: trialFolder('owner') }
  await controlClient({ endpoint: 'http://fourbox.example:4400' }, environment).text('GET', '/restapis')
  await controlClient({ endpoint: 'http://localhost:4400' }, environment).text('GET', '/restapis')
  expect(
    sent.map(({ headers }) =>
      Object.keys(Object(headers))
        .filter((name) => /^(authorization|x-fourbox-token)$/i.test(name))
        .join()
        .toLowerCase(),
    ),
  ).toEqual(['authorization', 'x-fourbox-token'])
})

test('a query without value is left out, a body and headers are sent as given', async () => {
  const { heard, endpoint } = await trialListener()
  await controlClient({ endpoint, data: trialFolder('t') }, {}).json('POST', '/restapis', {
    query: { mode: 'import', none: undefined },
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"ü"}',
  })
  expect(heard[0]).toMatchObject({ request: { method: 'POST', url: '/restapis?mode=import' }, body: '{"name":"ü"}' })
  expect(heard[0]?.request.headers['content-type']).toBe('application/json')
})

test.for([
  [[404, '{"message":"Invalid API identifier specified"}'], 'Invalid API identifier specified'],
  [[404, '{"Message":"Function not found"}'], 'Function not found'],
  [[500, '<html>'], '500 Internal Server Error'],
  [[400, '{"message":7}'], '400 Bad Request'],
] as const)('an answer of %j is a refusal in its words', async ([answer, message]) => {
  const { endpoint } = await trialListener(answer)
  const refusal = controlClient({ endpoint, data: trialFolder('t') }, {}).text('GET', '/restapis/x')
  await expect(refusal).rejects.toThrow(expect.objectContaining({ name: 'CallRefused', status: answer[0], message }))
})

test('a refusal has AWS’s exception, and what a Fourbox adds to it', async () => {
  const { endpoint } = await trialListener([
    400,
    '{"message":"Invalid"}',
    { 'x-amzn-errortype': 'BadRequestException', 'x-fourbox-field': 'uri', 'x-fourbox-hint': '%C3%BC%20is%20none' },
  ])
  const refusal = controlClient({ endpoint, data: trialFolder('t') }, {}).text('GET', '/restapis/x')
  await expect(refusal).rejects.toMatchObject({ status: 400, exception: 'BadRequestException', field: 'uri', hint: 'ü is none' })
  const logs = await trialListener([400, '{"__type":"ResourceNotFoundException","message":"none"}'])
  await expect(controlClient({ endpoint: logs.endpoint, data: trialFolder('t') }, {}).text('POST', '/')).rejects.toMatchObject({
    exception: 'ResourceNotFoundException',
    field: undefined,
  })
})

test('an answer that is cut off is a refusal, as a text and as a stream', async () => {
  const endpoint = await listen((_request, response) => {
    response.writeHead(200, { 'content-length': '9' }).write('{"a"', () => response.destroy())
  })
  const client = controlClient({ endpoint, data: trialFolder('t') }, {})
  const refused = new CallRefused(0, 'The answer was cut off.')
  await expect(client.text('GET', '/')).rejects.toThrow(refused)
  await expect(text(await client.stream('GET', '/'))).rejects.toThrow(refused)
})

test('where nobody listens, it says how to start a Fourbox', async () => {
  const { endpoint } = await trialListener()
  const client = controlClient({ endpoint: endpoint.replace(/\d+$/, '1'), data: trialFolder('t') }, {})
  await expect(client.text('GET', '/')).rejects.toThrow(
    new CallRefused(0, 'No Fourbox answers at http://127.0.0.1:1. Start one with “npm start”, or say where it is with --endpoint.'),
  )
})

test('an endpoint that is no address is a mistake of the line', () => {
  expect(() => controlClient({ endpoint: 'localhost:4400' }, {})).toThrow('--endpoint must be an address such as http://localhost:4400, not "localhost:4400"')
})

test('an Invoke URL has the scheme and the port that the server tells, whatever this shell has configured', async () => {
  const { endpoint, heard } = await trialListener([200, '{"executeOrigin":"https://localhost:5501"}'])
  expect(await controlClient({ endpoint, data: trialFolder('t') }, { FOURBOX_EXECUTE_PORT: '4999' }).invokeUrl('abc', 'dev')).toBe(
    'https://abc.execute-api.localhost:5501/dev',
  )
  expect(heard[0]?.request.url).toBe('/_fourbox/settings')
})

test('an API is found by its id, by a name that only one has, over all pages', async () => {
  const pages = [
    [200, '{"item":[{"id":"a1","name":"pets"},{"id":"b2","name":"shops"}],"position":"next"}'],
    [200, '{"item":[{"id":"c3","name":"shops"},{"id":"pets","name":"other"},{"id":"d4","name":"last"}]}'],
  ] as const
  const find = async (idOrName: string) => {
    const { endpoint, heard } = await trialListener(...pages)
    const found = findApi(controlClient({ endpoint, data: trialFolder('t') }, {}), idOrName)
    return { found, heard }
  }
  const last = await find('last')
  expect(await last.found).toBe('d4')
  expect(last.heard.map(({ request }) => request.url)).toEqual(['/restapis?limit=500', '/restapis?limit=500&position=next'])
  expect(await (await find('c3')).found).toBe('c3')
  // An id goes before a name.
  expect(await (await find('pets')).found).toBe('pets')
  await expect((await find('shops')).found).rejects.toThrow('Several APIs are called "shops": b2, c3. Give the id of one.')
  await expect((await find('none')).found).rejects.toThrow('There is no API with the id or the name "none".')
})

test.for(['ExpiredTokenException', 'MissingAuthenticationTokenException'])('a token of another data folder is told to be that (%s)', async (exception) => {
  const { endpoint } = await trialListener([403, '{"message":"The session is over: sign in again"}', { 'x-amzn-errortype': exception }])
  const folder = trialFolder('of-another')
  const refused = controlClient({ endpoint, data: folder }, keys).text('GET', '/restapis')
  await expect(refused).rejects.toThrow(`The token in ${folder} is not that of the Fourbox at ${endpoint}, which has another data folder`)
})
