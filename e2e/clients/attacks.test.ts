import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import {
  CreateApiKeyCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GetRestApiCommand,
  GetRestApisCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { holdOpen, type RawAnswer, sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'

/** One recorded attack, or a benign control that must succeed. */
interface Attack {
  readonly id: string
  readonly family: string
  readonly target: 'control' | 'invoke'
  readonly raw_b64: string
  readonly expect: readonly string[]
  readonly absent?: readonly string[]
  readonly present?: readonly string[]
  readonly notStatus?: readonly number[]
  readonly noHeaderValue?: Readonly<Record<string, readonly string[]>>
  readonly mode?: 'hold'
  readonly conns?: number
  readonly holdMs?: number
  readonly backendMax?: number
  readonly noBackendHeader?: readonly string[]
  readonly logAbsent?: string
}

const attacks = readFileSync(join(import.meta.dirname, 'cases/requests.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Attack => JSON.parse(line))

const nonce = randomBytes(8).toString('hex')
const forgedApi = `forged-${nonce}`
const apiKey = `key-${randomBytes(16).toString('hex')}`
const seen: { url: string; headers: IncomingHttpHeaders }[] = []
const backEnd = createServer((request, response) => {
  seen.push({ url: request.url ?? '', headers: request.headers })
  request.pipe(response)
})

let server: RunningServer
let api: Deployed
let victim = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  server = await startServer()
  const client = server.client()
  victim = (await client.send(new CreateRestApiCommand({ name: 'victim' }))).id ?? ''
  const address = backEnd.address()
  const uri = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/{proxy}`
  const ok = { integration: mock(`{"nonce": "${nonce}"}`) }
  const forward = httpProxy(uri, { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } })
  const model = {
    parameters: [{ in: 'body', name: 'Bounded', required: true, schema: { $ref: '#/definitions/Bounded' } }],
    'x-amazon-apigateway-request-validator': 'body',
    integration: mock('{}'),
  }
  api = await deploy(
    server,
    {
      '/ok': { get: ok, post: ok },
      '/fwd/{proxy+}': { any: { parameters: [{ in: 'path', name: 'proxy', required: true, type: 'string' }], integration: forward } },
      '/key': { get: { ...ok, security: [{ api_key: [] }] } },
      '/iam': { get: { ...ok, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
      '/model': { post: model },
    },
    {
      securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
      definitions: { Bounded: { type: 'object', properties: { s: { type: 'string', pattern: '^(a+)+$' } } } },
      'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: false } },
    },
  )
  const { id: keyId } = await client.send(new CreateApiKeyCommand({ name: 'dev', value: apiKey, enabled: true }))
  const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'dev', apiStages: [{ apiId: api.restApiId, stage: api.stage }] }))
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
})
afterAll(async () => {
  backEnd.close()
  backEnd.closeAllConnections()
  await server.stop()
})

test.each(attacks.filter(({ mode }) => mode !== 'hold').map((attack) => [`${attack.id} ${attack.family}`, attack] as const))('%s', async (_, attack) => {
  seen.length = 0
  const answer = await sendRaw(server.ports[attack.target === 'control' ? 'control' : 'execute'], readBytes(attack))
  expect([...complaints(attack, answer), ...(await harm())]).toEqual([])
})

test.each(attacks.filter(({ mode }) => mode === 'hold').map((attack) => [`${attack.id} ${attack.family}`, attack] as const))(
  'both planes answer while %s is held',
  async (_, attack) => {
    const release = await holdOpen(server.ports.execute, readBytes(attack).toString('latin1'), attack.conns ?? 1)
    expect(await harm()).toEqual([])
    release()
  },
)

/** What an answer, the back end or the log shows that it must not. */
function complaints(attack: Attack, answer: RawAnswer): readonly string[] {
  const line = (name: string) => answer.text.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name}:`)) ?? ''
  const wrong = [
    [!isOf(answer, attack.expect), `answered ${answer.status}`],
    ...(attack.absent ?? []).map((text) => [answer.text.includes(fill(text, attack)), `shows ${text}`]),
    ...(attack.present ?? []).map((text) => [!answer.text.includes(fill(text, attack)), `does not show ${text}`]),
    ...(attack.notStatus ?? []).map((status) => [answer.status === status, `answered ${status}`]),
    ...Object.entries(attack.noHeaderValue ?? {}).map(([name, values]) => [values.some((value) => line(name).includes(value)), line(name)]),
    [seen.length > (attack.backendMax ?? Infinity), `the back end was called ${seen.length} times`],
    ...(attack.noBackendHeader ?? []).map((name) => [seen.some(({ headers }) => name in headers), `the back end got ${name}`]),
    [
      attack.logAbsent !== undefined &&
        server
          .errors()
          .split('\n')
          .some((each) => each.startsWith(fill(attack.logAbsent ?? '', attack))),
      'forged a log line',
    ],
  ] as const
  return wrong.flatMap(([is, text]) => (is ? [String(text)] : []))
}

/** What stands no longer as it should: a plane that does not answer within a second, an API that came or went. */
async function harm(): Promise<readonly string[]> {
  const found: string[] = []
  for (const origin of [server.controlOrigin, server.executeOrigin]) {
    const { status } = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(1000) })
    if (status !== 200) found.push(`${origin} answered ${status}`)
  }
  const { name } = await server.client().send(new GetRestApiCommand({ restApiId: victim }))
  if (name !== 'victim') found.push(`the victim is called ${name}`)
  const { items = [] } = await server.client().send(new GetRestApisCommand({}))
  if (items.some((each) => each.name === forgedApi)) found.push('an API was forged')
  return found
}

function isOf({ status }: RawAnswer, expected: readonly string[]): boolean {
  return expected.some((each) => {
    if (each === 'any') return true
    if (each === 'close') return status === 0
    return each.endsWith('xx') ? Math.floor(status / 100) === Number(each[0]) : status === Number(each)
  })
}

/** The bytes of an attack with its placeholders filled in; `@@LEN@@` comes last, when the body is known. */
function readBytes(attack: Attack): Buffer {
  const text = fill(Buffer.from(attack.raw_b64, 'base64').toString('latin1'), attack)
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  return Buffer.from(text.replace('@@LEN@@', String(body.length)), 'latin1')
}

const signed = 'Authorization: AWS4-HMAC-SHA256 Credential=test/20300101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

function fill(text: string, { target }: Attack): string {
  const known: Readonly<Record<string, string>> = {
    NONCE: nonce,
    BADAPI: forgedApi,
    APIKEY_VALUE: apiKey,
    SIGV4: signed,
    IORIGIN: server.executeOrigin,
    HOST: `localhost:${server.ports[target === 'control' ? 'control' : 'execute']}`,
    BASE: `/_aws/execute-api/${api.restApiId}/${api.stage}`,
    API: api.restApiId,
    VICTIM: victim,
  }
  return text
    .replace(/@@REP\((\d+),([^)]+)\)@@/g, (_, times: string, unit: string) => Buffer.from(unit, 'base64').toString('latin1').repeat(Number(times)))
    .replace(/@@([A-Z0-9_]+)@@/g, (whole, name: string) => known[name] ?? whole)
}
