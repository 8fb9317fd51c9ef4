import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsCliVersion, type LoadedAwsCli, loadAwsCli } from '../aws-cli/aws-cli.ts'
import { type RunningServer, startServer } from '../server.ts'

const absent = awsCliVersion === undefined
const isFirst = awsCliVersion?.startsWith('aws-cli/1.') !== false
/** It asks every five seconds. */
const followedInMillis = 30_000

describe.skipIf(absent)('the AWS CLI (skipped where there is no `aws`)', () => {
  let server: RunningServer
  let folder: string
  let cli: LoadedAwsCli
  beforeAll(async () => {
    server = await startServer()
    cli = await loadAwsCli()
    folder = mkdtempSync(join(tmpdir(), 'fourbox-cli-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await cli.end()
    await server.stop()
  })

  test('creates, tests, deploys and exports an API', async () => {
    const api = await aws('apigateway', 'create-rest-api', '--name', 'from the CLI', '--endpoint-configuration', 'types=REGIONAL')
    // An older CLI does not know `rootResourceId`.
    const { items } = await aws('apigateway', 'get-resources', '--rest-api-id', api.id)
    const method = ['--rest-api-id', api.id, '--resource-id', items[0].id, '--http-method', 'GET']
    await aws('apigateway', 'put-method', ...method, '--authorization-type', 'NONE')
    await aws('apigateway', 'put-method-response', ...method, '--status-code', '200')
    await aws('apigateway', 'put-integration', ...method, '--type', 'MOCK', '--request-templates', '{"application/json": "{\\"statusCode\\": 200}"}')
    await aws('apigateway', 'put-integration-response', ...method, '--status-code', '200', '--response-templates', '{"application/json": "hello"}')
    expect(await aws('apigateway', 'test-invoke-method', ...method)).toMatchObject({ status: 200, body: 'hello' })

    await aws('apigateway', 'create-deployment', '--rest-api-id', api.id, '--stage-name', 'live')
    const answer = await fetch(server.invokeUrl(api.id, 'live', '/'))
    expect([answer.status, await answer.text()]).toEqual([200, 'hello'])

    const file = join(folder, 'export.json')
    const stage = ['--rest-api-id', api.id, '--stage-name', 'live']
    const exported = await aws('apigateway', 'get-export', ...stage, '--export-type', 'oas30', '--parameters', 'extensions=integrations', file)
    expect(exported).toMatchObject({ contentType: 'application/octet-stream' })
    const { openapi, info, paths } = JSON.parse(readFileSync(file, 'utf8'))
    expect(openapi).toMatch(/^3\.0/)
    expect(info.title).toBe('from the CLI')
    expect(paths['/'].get['x-amazon-apigateway-integration'].type.toUpperCase()).toBe('MOCK')
  })

  test('is told what is wrong in AWS’s words', async () => {
    await expect(aws('apigateway', 'get-rest-api', '--rest-api-id', 'unknown000')).rejects.toThrow(
      'An error occurred (NotFoundException) when calling the GetRestApi operation: Invalid API identifier specified 000000000000:unknown000',
    )
  })

  test('finds the other services: who it is, roles, tags and log groups', async () => {
    expect(await aws('sts', 'get-caller-identity')).toMatchObject({ Account: '000000000000' })

    const policy = '{"Version":"2012-10-17","Statement":[]}'
    const { Role: role } = await aws('iam', 'create-role', '--role-name', 'r', '--assume-role-policy-document', policy, '--tags', 'Key=a,Value=<b> & c')
    expect(role).toMatchObject({
      RoleName: 'r',
      Arn: 'arn:aws:iam::000000000000:role/r',
      AssumeRolePolicyDocument: { Statement: [] },
      Tags: [{ Key: 'a', Value: '<b> & c' }],
    })
    await aws('iam', 'put-role-policy', '--role-name', 'r', '--policy-name', 'p', '--policy-document', policy)
    expect(await aws('iam', 'get-role-policy', '--role-name', 'r', '--policy-name', 'p')).toMatchObject({ PolicyDocument: { Version: '2012-10-17' } })
    await aws('iam', 'attach-role-policy', '--role-name', 'r', '--policy-arn', 'arn:aws:iam::aws:policy/ReadOnlyAccess')
    expect((await aws('iam', 'list-attached-role-policies', '--role-name', 'r')).AttachedPolicies).toMatchObject([{ PolicyName: 'ReadOnlyAccess' }])
    await expect(aws('iam', 'delete-role', '--role-name', 'r')).rejects.toThrow('(DeleteConflict)')
    await aws('iam', 'detach-role-policy', '--role-name', 'r', '--policy-arn', 'arn:aws:iam::aws:policy/ReadOnlyAccess')
    await aws('iam', 'delete-role-policy', '--role-name', 'r', '--policy-name', 'p')
    await aws('iam', 'delete-role', '--role-name', 'r')
    await expect(aws('iam', 'get-role', '--role-name', 'r')).rejects.toThrow('(NoSuchEntity)')

    const { id } = await aws('apigateway', 'create-api-key', '--name', 'tagged')
    const ResourceARN = `arn:aws:apigateway:us-east-1::/apikeys/${id}`
    await aws('resourcegroupstaggingapi', 'tag-resources', '--resource-arn-list', ResourceARN, '--tags', 'team=x')
    const found = await aws('resourcegroupstaggingapi', 'get-resources', '--resource-type-filters', 'apigateway', '--tag-filters', 'Key=team,Values=x')
    expect(found.ResourceTagMappingList).toEqual([{ ResourceARN, Tags: [{ Key: 'team', Value: 'x' }] }])

    await aws('logs', 'create-log-group', '--log-group-name', '/group', '--tags', 'a=b')
    await aws('logs', 'put-retention-policy', '--log-group-name', '/group', '--retention-in-days', '7')
    expect((await aws('logs', 'describe-log-groups', '--log-group-name-prefix', '/gr')).logGroups).toMatchObject([
      { logGroupName: '/group', retentionInDays: 7 },
    ])
    await expect(aws('logs', 'create-log-group', '--log-group-name', '/group')).rejects.toThrow('(ResourceAlreadyExistsException)')
    await aws('logs', 'delete-log-group', '--log-group-name', '/group')
    expect((await aws('logs', 'describe-log-groups')).logGroups).toEqual([])
  })

  test('routes a custom domain name by its second generation', async () => {
    const api = await aws('apigateway', 'create-rest-api', '--name', 'routed')
    const { items } = await aws('apigateway', 'get-resources', '--rest-api-id', api.id)
    const method = ['--rest-api-id', api.id, '--resource-id', items[0].id, '--http-method', 'GET']
    await aws('apigateway', 'put-method', ...method, '--authorization-type', 'NONE')
    await aws('apigateway', 'put-integration', ...method, '--type', 'MOCK')
    await aws('apigateway', 'create-deployment', '--rest-api-id', api.id, '--stage-name', 'live')
    const domain = ['--domain-name', 'cli.example.com']
    const certificate = 'CertificateArn=arn:aws:acm:us-east-1:000000000000:certificate/a'
    await aws('apigatewayv2', 'create-domain-name', ...domain, '--domain-name-configurations', certificate, '--routing-mode', 'ROUTING_RULE_THEN_API_MAPPING')
    const mapping = await aws('apigatewayv2', 'create-api-mapping', ...domain, '--api-id', api.id, '--stage', 'live', '--api-mapping-key', 'orders/v1')
    expect(mapping).toMatchObject({ ApiId: api.id, ApiMappingKey: 'orders/v1', Stage: 'live' })
    const conditions = '[{"MatchHeaders":{"AnyOf":[{"Header":"HeaderFoo","ValueGlob":"foo*"}]}},{"MatchBasePaths":{"AnyOf":["users"]}}]'
    const actions = `[{"InvokeApi":{"ApiId":"${api.id}","Stage":"live","StripBasePath":false}}]`
    const made = await aws('apigatewayv2', 'create-routing-rule', ...domain, '--priority', '50', '--conditions', conditions, '--actions', actions)
    expect(made).toMatchObject({ Priority: 50, Conditions: JSON.parse(conditions), Actions: JSON.parse(actions) })
    expect((await aws('apigatewayv2', 'list-routing-rules', ...domain)).RoutingRules).toEqual([made])
    await expect(aws('apigatewayv2', 'create-routing-rule', ...domain, '--priority', '50', '--conditions', '[]', '--actions', actions)).rejects.toThrow(
      'An error occurred (ConflictException) when calling the CreateRoutingRule operation',
    )
    expect(await aws('apigateway', 'get-domain-name', ...domain)).toMatchObject({ routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' })
    await expect(aws('apigatewayv2', 'get-apis')).rejects.toThrow('Fourbox does not have GetApis')
  })

  test.skipIf(isFirst)(
    'follows a log group by `logs tail --follow` (skipped where `aws` is of version 1, which lacks it)',
    async () => {
      const stream = ['--log-group-name', '/followed', '--log-stream-name', 's']
      await aws('logs', 'create-log-group', '--log-group-name', '/followed')
      await aws('logs', 'create-log-stream', ...stream)
      const put = (...messages: readonly string[]) =>
        aws('logs', 'put-log-events', ...stream, '--log-events', JSON.stringify(messages.map((message) => ({ timestamp: Date.now(), message }))))
      await put('before')
      const tail = spawn('aws', ['--endpoint-url', server.controlOrigin, 'logs', 'tail', '/followed', '--follow', '--since', '1h', '--format', 'short'], {
        env: { ...environment(), PYTHONUNBUFFERED: '1' },
      })
      let printed = ''
      for (const output of [tail.stdout, tail.stderr]) output.on('data', (piece: Buffer) => (printed += piece.toString()))
      const messages = () => [...printed.matchAll(/^\S+ (.+)$/gm)].map(([, message]) => message)
      try {
        await expect.poll(messages, { timeout: followedInMillis }).toEqual(['before'])
        await put('one', 'two')
        await expect.poll(messages, { timeout: followedInMillis }).toEqual(['before', 'one', 'two'])
        await put('three')
        await expect.poll(messages, { timeout: followedInMillis }).toEqual(['before', 'one', 'two', 'three'])
      } finally {
        tail.kill()
      }
    },
    120_000,
  )

  function environment() {
    return {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
      AWS_CONFIG_FILE: join(folder, 'none'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
    }
  }

  /** Runs one command and answers what it prints; its error is what it says. */
  async function aws(...command: readonly string[]) {
    const { stdout } = await promisify(execFile)('aws', ['--endpoint-url', server.controlOrigin, '--output', 'json', ...command], {
      env: { ...environment(), PATH: cli.path },
    })
    return stdout === '' ? {} : JSON.parse(stdout)
  }
})
