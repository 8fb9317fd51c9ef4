import * as apiGateway from '@aws-sdk/client-api-gateway'
import { ApiGatewayV2Client, GetDomainNamesCommand, CreateDomainNameCommand } from '@aws-sdk/client-apigatewayv2'
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand, StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateFunctionCommand, GetFunctionConfigurationCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { runCommand, runFourbox } from '../fourbox-command.ts'
import { zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'
import { signedHeaders } from '../signing.ts'

/*
 * Three users of a server in the strict mode, with three roles, by AWS's own clients and by our own operations.
 */

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

type Role = 'viewer' | 'developer' | 'admin'
const roles = ['viewer', 'developer', 'admin'] as const

let server: RunningServer
let keysOf: Readonly<Record<Role, Keys>>
let restApiId = ''
let apiKey = ''
beforeAll(async () => {
  server = await startServer({ arguments: ['--strict'] })
  keysOf = { viewer: await createUser('vera', 'viewer'), developer: await createUser('dave', 'developer'), admin: await createUser('ada', 'admin') }
  const aws = clientOf('developer')
  restApiId = (await aws.send(new apiGateway.CreateRestApiCommand({ name: 'orders' }))).id ?? ''
  apiKey = (await aws.send(new apiGateway.CreateApiKeyCommand({ name: 'key', value: 'the-value-of-an-api-key', enabled: true }))).id ?? ''
  await lambdaOf('developer').send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/r',
      Code: { ZipFile: await zipOf({ 'index.mjs': 'export const handler = async () => 1' }) },
      Environment: { Variables: { PASSWORD: 'the-password' } },
    }),
  )
})
afterAll(() => server.stop())

/** A user that the owner makes; answers the key that is printed. */
async function createUser(name: string, role: Role): Promise<Keys> {
  const { code, output } = await runFourbox(server, 'user', 'create', name, '--role', role)
  const [, accessKeyId = '', secretAccessKey = ''] = /^AWS_ACCESS_KEY_ID=(AKIA\w{16})\nAWS_SECRET_ACCESS_KEY=(\S+)\n$/.exec(output) ?? []
  expect([code, accessKeyId === '']).toEqual([0, false])
  return { accessKeyId, secretAccessKey }
}

function settings(credentials: Keys) {
  return { endpoint: server.controlOrigin, region: 'us-east-1', credentials, maxAttempts: 1 }
}
const clientOf = (role: Role) => new apiGateway.APIGatewayClient(settings(keysOf[role]))
const lambdaOf = (role: Role) => new LambdaClient(settings(keysOf[role]))

/** The status of a call of ours or of AWS's protocols, signed with somebody's key. */
async function call(keys: Keys, method: string, path: string, { body, headers }: { readonly body?: string; readonly headers?: Record<string, string> } = {}) {
  const signed = await signedHeaders(`${server.controlOrigin}${path}`, { ...keys, service: 'apigateway', method, ...(body !== undefined && { body }) })
  const answer = await fetch(`${server.controlOrigin}${path}`, { method, headers: { ...signed, ...headers }, ...(body !== undefined && { body }) })
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), hint: answer.headers.get('x-fourbox-hint'), text: await answer.text() }
}

/** What comes until the end. */
async function allOf(stream: AsyncIterable<unknown> | Iterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for await (const each of stream) all.push(each)
  return all
}

/** What it was refused with; undefined where it was not for want of a role. */
async function denied(answer: Promise<unknown>): Promise<string | undefined> {
  try {
    await answer
    return undefined
  } catch (error) {
    const { name, message }: { readonly name?: unknown; readonly message?: unknown } = Object(error)
    return name === 'AccessDeniedException' ? String(message) : undefined
  }
}

const because = (action: string) => `because no identity-based policy allows the ${action} action`

test('a viewer reads APIs, functions and logs, and is refused every change in AWS’s words', async () => {
  const aws = clientOf('viewer')
  expect((await aws.send(new apiGateway.GetRestApisCommand({}))).items).toMatchObject([{ id: restApiId }])
  expect((await lambdaOf('viewer').send(new ListFunctionsCommand({}))).Functions).toHaveLength(1)
  const logs = new CloudWatchLogsClient(settings(keysOf.viewer))
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups).toBeDefined()
  const v2 = new ApiGatewayV2Client(settings(keysOf.viewer))
  expect((await v2.send(new GetDomainNamesCommand({}))).Items).toEqual([])

  const who = 'User: arn:aws:iam::000000000000:user/vera is not authorized to perform:'
  const rename = new apiGateway.UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: 'mine' }] })
  expect(await denied(aws.send(rename))).toBe(
    `${who} apigateway:PATCH on resource: arn:aws:apigateway:us-east-1::/restapis/${restApiId} ${because('apigateway:PATCH')}`,
  )
  expect(await denied(lambdaOf('viewer').send(new CreateFunctionCommand({ FunctionName: 'g', Role: 'r', Code: {} })))).toBe(
    `${who} lambda:CreateFunction on resource: * ${because('lambda:CreateFunction')}`,
  )
  expect(await denied(logs.send(new CreateLogGroupCommand({ logGroupName: 'mine' })))).toBe(
    `${who} logs:CreateLogGroup on resource: arn:aws:logs:us-east-1:000000000000:log-group:mine ${because('logs:CreateLogGroup')}`,
  )
  expect(await denied(v2.send(new CreateDomainNameCommand({ DomainName: 'a.test' })))).toContain(
    'apigateway:POST on resource: arn:aws:apigateway:us-east-1::/domainnames',
  )
  const { rootResourceId: resourceId } = await aws.send(new apiGateway.GetRestApiCommand({ restApiId }))
  expect(await denied(aws.send(new apiGateway.TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' })))).toContain('apigateway:POST')
})

test('a developer changes APIs; a viewer sees it', async () => {
  const rename = (name: string) => new apiGateway.UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: name }] })
  expect((await clientOf('developer').send(rename('orders'))).name).toBe('orders')
  expect((await clientOf('admin').send(rename('orders'))).name).toBe('orders')
})

test('a viewer gets no secret: neither API keys’ values nor functions’ variables', async () => {
  const aws = clientOf('viewer')
  expect(JSON.stringify(await aws.send(new apiGateway.GetApiKeysCommand({})))).not.toContain('the-value')
  expect(await denied(aws.send(new apiGateway.GetApiKeysCommand({ includeValues: true })))).toContain('apigateway:GET')
  expect(await denied(aws.send(new apiGateway.GetApiKeyCommand({ apiKey, includeValue: true })))).toContain(`/apikeys/${apiKey}`)
  for (const asked of ['/apikeys?includeValues=True', '/apikeys?includeValues=false&includeValues=TRUE', `/apikeys/${apiKey}?includeValue=True`]) {
    expect(await call(keysOf.viewer, 'GET', asked)).toMatchObject({ status: 403, type: 'AccessDeniedException' })
  }
  const plan = await clientOf('developer').send(new apiGateway.CreateUsagePlanCommand({ name: 'plan' }))
  await clientOf('developer').send(new apiGateway.CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: apiKey, keyType: 'API_KEY' }))
  const keys = new apiGateway.GetUsagePlanKeysCommand({ usagePlanId: plan.id })
  expect((await aws.send(keys)).items).toMatchObject([{ id: apiKey, name: 'key' }])
  expect(JSON.stringify(await aws.send(keys))).not.toContain('the-value')
  expect(JSON.stringify(await clientOf('developer').send(keys))).toContain('the-value')

  const configuration = new GetFunctionConfigurationCommand({ FunctionName: 'f' })
  expect((await lambdaOf('viewer').send(configuration)).Environment).toMatchObject({ Error: { ErrorCode: 'AccessDeniedException' } })
  expect((await lambdaOf('developer').send(configuration)).Environment).toEqual({ Variables: { PASSWORD: 'the-password' } })
})

test('the services at POST / know who calls, and what they may', async () => {
  const form = async (role: Role, ...parameters: readonly string[]) =>
    call(keysOf[role], 'POST', '/', { body: parameters.join('&'), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
  expect((await form('viewer', 'Action=GetCallerIdentity', 'Version=2011-06-15')).text).toMatch(
    /<Arn>arn:aws:iam::000000000000:user\/vera<\/Arn><UserId>AIDA\w{17}</,
  )
  const create = ['Action=CreateRole', 'Version=2010-05-08', 'RoleName=r', 'AssumeRolePolicyDocument=%7B%7D']
  const refused = await form('viewer', ...create)
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code><Message>User: arn:aws:iam::000000000000:user/vera')])
  expect((await form('viewer', 'Action=ListRoles', ...create)).status).toBe(403)
  expect((await form('developer', ...create)).text).not.toContain('AccessDenied')
  const tag = { body: '{"ResourceARNList":[],"Tags":{}}', headers: { 'X-Amz-Target': 'ResourceGroupsTaggingAPI_20170126.TagResources' } }
  expect((await call(keysOf.viewer, 'POST', '/', tag)).text).toContain('AccessDeniedException')
  expect((await call(keysOf.developer, 'POST', '/', tag)).status).toBe(200)
})

const own: readonly (readonly [method: string, path: string, needs: Role])[] = [
  ['GET', '/_fourbox/settings', 'viewer'],
  ['GET', '/_fourbox/traces', 'viewer'],
  ['POST', '/_fourbox/lint', 'viewer'],
  ['PUT', '/_fourbox/tests/abc/def', 'developer'],
  ['POST', '/_fourbox/history/abc/undo', 'developer'],
  ['POST', '/_fourbox/functions', 'admin'],
  ['GET', '/_fourbox/users', 'admin'],
  ['GET', '/_fourbox/access-keys', 'admin'],
  ['POST', '/_fourbox/users/nobody/access-keys', 'admin'],
  ['PUT', '/_fourbox/snapshot', 'admin'],
  ['GET', '/_fourbox/nothing-of-this-name', 'admin'],
  ['GET', '/_fourbox/users/', 'admin'],
]

test.for(own)('%s %s is for a %s and whoever may more', async ([method, path, needs]) => {
  for (const role of roles) {
    const { status, type } = await call(keysOf[role], method, path)
    expect([role, status === 403 && type === 'AccessDeniedException']).toEqual([role, roles.indexOf(role) < roles.indexOf(needs)])
  }
})

test('a refusal tells in a header of ours which role it takes', async () => {
  const { hint } = await call(keysOf.viewer, 'POST', '/restapis', { body: '{"name":"a"}' })
  expect(decodeURIComponent(hint ?? '')).toBe('This needs the role developer; vera has the role viewer.')
})

test('what is nobody’s operation is refused to whoever may not do everything', async () => {
  expect(await call(keysOf.developer, 'POST', '/no-such-thing')).toMatchObject({
    status: 403,
    text: expect.stringContaining('Unable to determine service/operation name'),
  })
})

test('an access key that an admin makes beside users is the owner’s; a user’s is not among them', async () => {
  const { text } = await call(keysOf.admin, 'GET', '/_fourbox/access-keys')
  for (const { accessKeyId } of Object.values(keysOf)) {
    expect(text).not.toContain(accessKeyId)
    expect((await call(keysOf.admin, 'DELETE', `/_fourbox/access-keys/${accessKeyId}`)).status).toBe(404)
  }
})

test('another role holds from the next call on; the session that is open has it, too', async () => {
  const keys = await createUser('eve', 'viewer')
  const opened = await fetch(`${server.controlOrigin}/_fourbox/sessions`, {
    method: 'POST',
    headers: await signedHeaders(`${server.controlOrigin}/_fourbox/sessions`, { ...keys, service: 'apigateway', method: 'POST' }),
  })
  const { key } = await opened.json()
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const inSession = (method: string, path: string, body?: string) =>
    fetch(`${server.controlOrigin}${path}`, { method, headers: { cookie, 'x-fourbox-token': key }, ...(body !== undefined && { body }) })
  expect(await (await inSession('GET', '/_fourbox/session')).json()).toMatchObject({ userName: 'eve', role: 'viewer' })
  expect((await inSession('POST', '/restapis', '{"name":"a"}')).status).toBe(403)
  expect(await runFourbox(server, 'user', 'set-role', 'eve', '--role', 'developer')).toMatchObject({ code: 0, output: 'eve has the role developer\n' })
  expect((await inSession('POST', '/restapis', '{"name":"a"}')).status).toBe(201)
  expect((await inSession('GET', '/_fourbox/users')).status).toBe(403)

  expect(await runFourbox(server, 'user', 'delete', 'eve')).toMatchObject({ code: 0, output: 'Deleted eve\n' })
  expect((await inSession('GET', '/restapis')).status).toBe(403)
  expect(await call(keys, 'GET', '/restapis')).toMatchObject({ status: 403, type: 'UnrecognizedClientException' })
  // Who is given the name later is somebody else.
  await createUser('eve', 'admin')
  expect((await call(keys, 'GET', '/restapis')).status).toBe(403)
})

test.each([
  ['the user is deleted', ['delete', 'leo']],
  ['another role is given', ['set-role', 'leo', '--role', 'viewer']],
  ['the key is taken away', ['remove-key', 'leo', '--key']],
] as const)('streams that a key opened end when %s', async (_when, words) => {
  const keys = await createUser('leo', 'developer')
  onTestFinished(async () => void (await runFourbox(server, 'user', 'delete', 'leo')))
  const logs = new CloudWatchLogsClient({ ...settings(keys), disableHostPrefix: true })
  const logGroupName = `followed-${words[0]}`
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  const { responseStream } = await logs.send(
    new StartLiveTailCommand({ logGroupIdentifiers: [`arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`] }),
  )
  const streams = await Promise.all(
    ['/_fourbox/changes', '/_fourbox/traces/live'].map(async (path) => {
      const headers = await signedHeaders(`${server.controlOrigin}${path}`, { ...keys, service: 'apigateway', method: 'GET' })
      const answer = await fetch(`${server.controlOrigin}${path}`, { headers })
      expect(answer.status).toBe(200)
      return answer
    }),
  )
  const all = Promise.all([...streams.map((answer) => answer.text()), allOf(responseStream ?? [])])
  const { code } = await runFourbox(server, 'user', ...words, ...(words[0] === 'remove-key' ? [keys.accessKeyId] : []))
  expect(code).toBe(0)
  await all
})

test('a user has two keys at most, each taken away by itself', async () => {
  const first = await createUser('kim', 'viewer')
  const made = JSON.parse((await runFourbox(server, 'user', 'new-key', 'kim', '--json')).output)
  expect((await call(made, 'GET', '/restapis')).status).toBe(200)
  expect(await runFourbox(server, 'user', 'new-key', 'kim')).toMatchObject({ code: 1, errors: 'Cannot exceed quota for AccessKeysPerUser: 2\n' })
  expect((await runFourbox(server, 'user', 'list')).output).toContain(`kim  viewer  ${first.accessKeyId}  ${made.accessKeyId}\n`)
  expect((await runFourbox(server, 'user', 'remove-key', 'kim', '--key', first.accessKeyId)).code).toBe(0)
  expect((await call(first, 'GET', '/restapis')).status).toBe(403)
  expect((await call(made, 'GET', '/restapis')).status).toBe(200)
})

test('nobody takes their own role away, and a name or a role that is none is refused', async () => {
  const asAda = (...words: readonly string[]) => {
    const { accessKeyId, secretAccessKey } = keysOf.admin
    const environment = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, FOURBOX_DATA: '/nowhere' }
    return runCommand(['user', ...words, '--endpoint', server.controlOrigin], environment)
  }
  const own = 'Nobody takes their own role away: ask another admin, or the owner\n'
  expect(await asAda('delete', 'ada')).toMatchObject({ code: 1, errors: own })
  expect(await asAda('set-role', 'ada', '--role', 'viewer')).toMatchObject({ code: 1, errors: own })
  expect(await asAda('set-role', 'nobody', '--role', 'viewer')).toMatchObject({ code: 1, errors: 'There is no such user\n' })
  expect(await asAda('create', 'vera', '--role', 'viewer')).toMatchObject({ code: 1, errors: 'There is a user vera already\n' })
  expect(await asAda('create', 'x', '--role', 'root')).toMatchObject({ code: 1, errors: 'role is one of viewer, developer, admin\n' })
  expect(await asAda('create', 'a b', '--role', 'viewer')).toMatchObject({ code: 1 })
})
