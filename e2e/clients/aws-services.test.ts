import { CreateApiKeyCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00'
const policy = '{"Version":"2012-10-17","Statement":[]}'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('STS knows the caller as the account’s root', async () => {
  const { status, body } = await query('2011-06-15', { Action: 'GetCallerIdentity' })
  expect(status).toBe(200)
  expect(body).toMatch(
    /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:root<\/Arn><UserId>000000000000<\/UserId><Account>000000000000<\/Account><\/GetCallerIdentityResult><ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata><\/GetCallerIdentityResponse>$/,
  )
})

test('a role and its policies are kept, and defended while they are in use', async () => {
  const iam = (Action: string, parameters: Record<string, string> = {}) => query('2010-05-08', { Action, RoleName: 'role', ...parameters })
  expect((await iam('CreateRole', { AssumeRolePolicyDocument: policy, Description: '<&>', 'Tags.member.1.Key': 'k', 'Tags.member.1.Value': 'v' })).status).toBe(
    200,
  )
  expect(await iam('CreateRole', { AssumeRolePolicyDocument: policy })).toMatchObject({
    status: 409,
    body: expect.stringContaining('<Code>EntityAlreadyExists</Code>'),
  })
  const { body: role } = await iam('GetRole')
  expect(role).toContain('<Arn>arn:aws:iam::000000000000:role/role</Arn>')
  expect(role).toContain('<Description>&lt;&amp;&gt;</Description>')
  expect(role).toContain(`<AssumeRolePolicyDocument>${encodeURIComponent(policy)}</AssumeRolePolicyDocument>`)
  expect(role).toContain('<Tags><member><Key>k</Key><Value>v</Value></member></Tags>')

  await iam('PutRolePolicy', { PolicyName: 'inline', PolicyDocument: policy })
  expect((await iam('ListRolePolicies')).body).toContain('<PolicyNames><member>inline</member></PolicyNames>')
  const { body: created } = await iam('CreatePolicy', { PolicyName: 'managed', PolicyDocument: policy })
  const PolicyArn = 'arn:aws:iam::000000000000:policy/managed'
  expect(created).toContain(`<Arn>${PolicyArn}</Arn>`)
  await iam('AttachRolePolicy', { PolicyArn })
  expect((await iam('ListAttachedRolePolicies')).body).toContain(`<PolicyName>managed</PolicyName><PolicyArn>${PolicyArn}</PolicyArn>`)
  expect((await iam('GetPolicy', { PolicyArn })).body).toContain('<AttachmentCount>1</AttachmentCount>')

  expect(await iam('DeletePolicy', { PolicyArn })).toMatchObject({ status: 409, body: expect.stringContaining('<Code>DeleteConflict</Code>') })
  expect(await iam('DeleteRole')).toMatchObject({ status: 409, body: expect.stringContaining('must detach all policies first') })
  await iam('DetachRolePolicy', { PolicyArn })
  await iam('DeleteRolePolicy', { PolicyName: 'inline' })
  expect((await iam('DeletePolicy', { PolicyArn })).status).toBe(200)
  expect((await iam('DeleteRole')).status).toBe(200)
  expect(await iam('GetRole')).toMatchObject({ status: 404, body: expect.stringContaining('<Message>The role with name role cannot be found.</Message>') })
})

test('roles are listed with their trust documents, page by page', async () => {
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  })
  for (const RoleName of ['first', 'second']) {
    await query('2010-05-08', { Action: 'CreateRole', RoleName, Path: '/service-role/', AssumeRolePolicyDocument: trust })
  }
  const list = (parameters: Record<string, string>) => query('2010-05-08', { Action: 'ListRoles', PathPrefix: '/service-role/', MaxItems: '1', ...parameters })
  const { body } = await list({})
  expect(body).toContain('<Arn>arn:aws:iam::000000000000:role/service-role/first</Arn>')
  expect(body).toContain(`<AssumeRolePolicyDocument>${encodeURIComponent(trust)}</AssumeRolePolicyDocument>`)
  expect(body).toContain('<IsTruncated>true</IsTruncated><Marker>1</Marker>')
  const { body: rest } = await list({ Marker: '1' })
  expect(rest).toContain('<RoleName>second</RoleName>')
  expect(rest).toContain('<IsTruncated>false</IsTruncated>')
})

test.for([
  [{ Action: 'CreateRole', RoleName: 'x', AssumeRolePolicyDocument: 'nonsense' }, 'MalformedPolicyDocument'],
  [{ Action: 'CreateRole', RoleName: 'a role', AssumeRolePolicyDocument: policy }, 'ValidationError'],
  [{ Action: 'CreateRole' }, 'ValidationError'],
  [{ Action: 'LaunchRockets' }, 'InvalidAction'],
  [{ Action: 'constructor' }, 'InvalidAction'],
] as const)('IAM refuses %j with %s', async ([parameters, code]) => {
  expect(await query('2010-05-08', parameters)).toMatchObject({ status: 400, body: expect.stringContaining(`<Code>${code}</Code>`) })
})

test('tags are written, found and taken away by ARN', async () => {
  const { id } = await server.client().send(new CreateApiKeyCommand({}))
  const arn = `arn:aws:apigateway:us-east-1::/apikeys/${id}`
  const tagging = (action: string, input: object) => json(`ResourceGroupsTaggingAPI_20170126.${action}`, input)
  const tagged = await tagging('TagResources', { ResourceARNList: [arn, 'arn:aws:apigateway:us-east-1::/apikeys/none'], Tags: { team: 'a' } })
  expect(tagged.value).toMatchObject({ FailedResourcesMap: { 'arn:aws:apigateway:us-east-1::/apikeys/none': { ErrorCode: 'InvalidParameterException' } } })
  const found = { PaginationToken: '', ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'team', Value: 'a' }] }] }
  expect((await tagging('GetResources', { ResourceTypeFilters: ['apigateway:apikeys'], TagFilters: [{ Key: 'team', Values: ['a', 'b'] }] })).value).toEqual(
    found,
  )
  expect((await tagging('GetResources', { ResourceTypeFilters: ['apigateway:restapis'] })).value).toMatchObject({ ResourceTagMappingList: [] })
  expect((await tagging('GetResources', { TagFilters: [{ Key: 'toString' }] })).value).toMatchObject({ ResourceTagMappingList: [] })
  await tagging('UntagResources', { ResourceARNList: [arn], TagKeys: ['team'] })
  expect((await tagging('GetResources', {})).value).toMatchObject({ ResourceTagMappingList: [] })
})

test('log groups are kept with retention and tags', async () => {
  const logs = (action: string, input: object) => json(`Logs_20140328.${action}`, input)
  expect(await logs('CreateLogGroup', { logGroupName: '/one', tags: { a: 'b' } })).toMatchObject({ status: 200 })
  expect(await logs('CreateLogGroup', { logGroupName: '/one' })).toMatchObject({ status: 400, value: { __type: 'ResourceAlreadyExistsException' } })
  await logs('PutRetentionPolicy', { logGroupName: '/one', retentionInDays: 30 })
  expect((await logs('DescribeLogGroups', { logGroupNamePrefix: '/o' })).value).toMatchObject({ logGroups: [{ logGroupName: '/one', retentionInDays: 30 }] })
  expect((await logs('ListTagsForResource', { resourceArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/one' })).value).toEqual({ tags: { a: 'b' } })
  await logs('DeleteLogGroup', { logGroupName: '/one' })
  expect(await logs('DeleteLogGroup', { logGroupName: '/one' })).toMatchObject({ status: 400, value: { __type: 'ResourceNotFoundException' } })
  expect(await logs('CreateLogGroup', { logGroupName: 'no blanks' })).toMatchObject({ status: 400, value: { __type: 'InvalidParameterException' } })
  expect(await logs('CreateLogGroup', [])).toMatchObject({ status: 400, value: { __type: 'SerializationException' } })
})

test('the role that writes logs is welcomed once, by a log group of its own', async () => {
  const value = 'arn:aws:iam::000000000000:role/logs'
  const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value }]
  for (let time = 0; time < 2; time++) await server.client().send(new UpdateAccountCommand({ patchOperations }))
  const { value: found } = await json('Logs_20140328.FilterLogEvents', { logGroupName: '/aws/apigateway/welcome' })
  expect(found).toMatchObject({ events: [{ message: 'Cloudwatch logs enabled for API Gateway', logStreamName: expect.stringMatching(/^[0-9a-f]{32}$/) }] })
})

test('the execution log of a stage is read as from CloudWatch', async () => {
  const client = server.client()
  const value = 'arn:aws:iam::000000000000:role/logs'
  await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] }))
  const patches = [{ op: 'replace' as const, path: '/*/*/logging/loglevel', value: 'INFO' }]
  const { restApiId, url } = await deploy(server, { '/': { get: { integration: mock('logged') } } }, {}, { stage: 'live', patches })
  const requestId = (await fetch(url('/'))).headers.get('x-amzn-requestid')

  const logGroupName = `API-Gateway-Execution-Logs_${restApiId}/live`
  const filter = async () => {
    const { value } = await json('Logs_20140328.FilterLogEvents', { logGroupName, filterPattern: `"${requestId}"` })
    return JSON.stringify(value)
  }
  await expect.poll(filter).toContain(`(${requestId}) Method completed with status: 200`)
  const groups = await json('Logs_20140328.DescribeLogGroups', { logGroupNamePrefix: 'API-Gateway-Execution-Logs_' })
  expect(groups.value).toMatchObject({ logGroups: [{ logGroupName }] })
  expect((await json('Logs_20140328.DescribeLogStreams', { logGroupName })).value).toMatchObject({ logStreams: [{ logStreamName: expect.any(String) }] })
})

async function query(Version: string, parameters: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly body: string }> {
  const answer = await fetch(server.controlOrigin, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ Version, ...parameters }) })
  return { status: answer.status, body: await answer.text() }
}

async function json(target: string, input: object): Promise<{ readonly status: number; readonly value: unknown }> {
  const headers = { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }
  const answer = await fetch(server.controlOrigin, { method: 'POST', headers, body: JSON.stringify(input) })
  const text = await answer.text()
  // CloudWatch Logs answers with nothing where there is nothing to tell.
  return { status: answer.status, value: text === '' ? {} : JSON.parse(text) }
}
