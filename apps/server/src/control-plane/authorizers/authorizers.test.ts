import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { authorizerPatches } from './authorizers.ts'

const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const pool = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a'
const providerARNs = [pool]
const token = { name: 'mine', type: 'TOKEN', authorizerUri } as const

test('a TTL that was not sent is absent from the answer, one that was sent is in it', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const created = await server.done('POST', `/restapis/${String(id)}/authorizers`, token)
  expect(created).not.toHaveProperty('authorizerResultTtlInSeconds')
  const path = `/restapis/${String(id)}/authorizers/${String(created['id'])}`
  expect(await server.done('GET', path)).not.toHaveProperty('authorizerResultTtlInSeconds')
  const patched = await server.done('PATCH', path, { patchOperations: [{ op: 'replace', path: '/authorizerResultTtlInSeconds', value: '0' }] })
  expect(patched).toMatchObject({ authorizerResultTtlInSeconds: 0 })
})

test('an authorizer that is refused says by a header which member is wrong', async () => {
  const server = await trialServer({ limits: { authorizersPerApi: 1 } })
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const path = `/restapis/${String(id)}/authorizers`
  const unnamed = await server.call('POST', path, { ...token, authorizerUri: 'x' })
  expect(unnamed.headers.get('x-fourbox-field')).toBe('authorizerUri')
  await server.done('POST', path, token)
  expect(await server.call('POST', path, { ...token, name: 'other' })).toMatchObject({
    status: 429,
    body: { message: 'Maximum number of Authorizers for this API has been reached.  Please contact AWS if you need additional Authorizers.' },
  })
})

test('two authorizers of an API have two names', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const path = `/restapis/${String(id)}/authorizers`
  await server.done('POST', path, token)
  const second = await server.call('POST', path, token)
  expect(second).toMatchObject({ status: 400, body: { message: 'Authorizer name must be unique. Authorizer mine already exists in this RestApi.' } })
  expect(second.headers.get('x-fourbox-field')).toBe('name')
})

test('an authorizer begins with the identity source and the kind of its type', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const create = async (settings: Partial<Parameters<typeof aws.createAuthorizer>[0]>) => {
    const { id, ...created } = await aws.createAuthorizer({ restApiId, ...token, ...settings })
    expect(await aws.getAuthorizer({ restApiId, authorizerId: id })).toEqual({ id, ...created })
    return created
  }
  const identitySource = 'method.request.header.Authorization'
  expect(await create({})).toEqual({ ...token, authType: 'custom', identitySource })
  expect(await create({ name: 'two', type: 'REQUEST', identitySource: 'context.stage' })).toEqual({
    ...token,
    name: 'two',
    type: 'REQUEST',
    authType: 'custom',
    identitySource: 'context.stage',
  })
  expect(await create({ name: 'three', type: 'COGNITO_USER_POOLS', providerARNs })).toEqual({
    name: 'three',
    type: 'COGNITO_USER_POOLS',
    authType: 'cognito_user_pools',
    identitySource,
    providerARNs,
  })
})

test.each([
  [{ name: ' ' }, 'BadRequestException: Authorizer name cannot be blank'],
  [
    { authorizerUri: 'x' },
    'BadRequestException: Invalid Authorizer URI: x. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.',
  ],
  [{ authorizerResultTtlInSeconds: 3601 }, 'BadRequestException: Invalid Authorizer TTL specified. Authorizer TTL must be between 0 and 3600 seconds'],
  [{ type: 'REQUEST' }, 'BadRequestException: Identity source must be specified for REQUEST authorizers when caching is enabled'],
  [{ type: 'COGNITO_USER_POOLS' }, 'BadRequestException: At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS'],
] as const)('an authorizer with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await refusalOf(aws.createAuthorizer({ restApiId, ...token, ...settings }))).toBe(refusal)
  expect((await aws.getAuthorizers({ restApiId })).items).toEqual([])
})

test('authorizers are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const name of ['a', 'b']) await aws.createAuthorizer({ restApiId, ...token, name })
  const { items: [first] = [], position } = await aws.getAuthorizers({ restApiId, limit: 1 })
  const { items: [second] = [], position: end } = await aws.getAuthorizers({ restApiId, limit: 1, position })
  expect(new Set([first?.name, second?.name])).toEqual(new Set(['a', 'b']))
  expect(end).toBeUndefined()
})

test('an authorizer that a method uses cannot be deleted, another one can', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  const { restApiId } = address
  const { id: used } = await aws.createAuthorizer({ restApiId, ...token })
  const { id: unused } = await aws.createAuthorizer({ restApiId, ...token, name: 'unused' })
  const patchOperations = [
    { op: 'replace', path: '/authorizationType', value: 'CUSTOM' },
    { op: 'replace', path: '/authorizerId', value: used },
  ] as const
  await aws.updateMethod({ ...address, patchOperations: [...patchOperations] })
  await aws.deleteAuthorizer({ restApiId, authorizerId: unused })
  expect(await refusalOf(aws.deleteAuthorizer({ restApiId, authorizerId: used }))).toBe(
    "ConflictException: Cannot delete authorizer 'mine', is referenced in method: GET//",
  )
  expect((await aws.getAuthorizers({ restApiId })).items?.map(({ id }) => id)).toEqual([used])
})

test('what is not there is the authorizer, also where the API is not; only a creation speaks of a race', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const address of [
    { restApiId, authorizerId: 'none' },
    { restApiId: 'none', authorizerId: 'none' },
  ]) {
    const refusal = 'NotFoundException: Invalid Authorizer identifier specified'
    expect(await refusalOf(aws.getAuthorizer(address))).toBe(refusal)
    expect(await refusalOf(aws.updateAuthorizer(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteAuthorizer(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.getAuthorizers({ restApiId: 'none' }))).toBe('NotFoundException: Invalid API identifier specified 000000000000:none')
  expect(await refusalOf(aws.createAuthorizer({ restApiId: 'none', ...token }))).toBe(
    'ConflictException: Unable to complete operation due to concurrent modification. Please try again later.',
  )
})

describePatches(
  authorizerPatches,
  {
    'replace /name': {
      value: 'x',
      gives: { name: 'x' },
      also: [
        { value: '', refused: 'BadRequestException: Authorizer name cannot be blank' },
        { value: 'other', refused: 'BadRequestException: Authorizer name must be unique. Authorizer other already exists in this RestApi.' },
      ],
    },
    'replace /type': {
      value: 'REQUEST',
      gives: { type: 'REQUEST' },
      also: [
        { value: 'x', refused: 'BadRequestException: Invalid authorizer type specified. Valid options are TOKEN,REQUEST,COGNITO_USER_POOLS' },
        {
          value: 'COGNITO_USER_POOLS',
          refused: 'BadRequestException: At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS',
        },
      ],
    },
    'replace /authType': { value: 'mine', gives: { authType: 'mine' } },
    'replace /authorizerUri': {
      value: authorizerUri.replace(':f/', ':g/'),
      gives: { authorizerUri: authorizerUri.replace(':f/', ':g/') },
      also: [
        {
          value: '',
          refused:
            'BadRequestException: Invalid Authorizer URI: null. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.',
        },
      ],
    },
    'replace /authorizerCredentials': {
      value: 'arn:r',
      gives: { authorizerCredentials: 'arn:r' },
      also: [{ value: '', before: [{ op: 'replace', path: '/authorizerCredentials', value: 'x' }], gives: { authorizerCredentials: undefined } }],
    },
    'replace /authorizerResultTtlInSeconds': {
      value: '3600',
      gives: { authorizerResultTtlInSeconds: 3600 },
      also: [{ value: '3601', refused: 'BadRequestException: Invalid Authorizer TTL specified. Authorizer TTL must be between 0 and 3600 seconds' }],
    },
    'replace /identityValidationExpression': {
      value: '^x',
      gives: { identityValidationExpression: '^x' },
      also: [{ value: '', before: [{ op: 'replace', path: '/identityValidationExpression', value: 'x' }], gives: { identityValidationExpression: undefined } }],
    },
    'add /identitySource': { value: 'method.request.header.X', gives: { identitySource: 'method.request.header.X' } },
    'replace /identitySource': { value: 'method.request.header.X', gives: { identitySource: 'method.request.header.X' } },
    'remove /identitySource': {
      before: [{ op: 'replace', path: '/identitySource', value: 'method.request.header.X' }],
      gives: { identitySource: 'method.request.header.Authorization' },
    },
    // Of no use to a TOKEN authorizer, so they are not kept.
    'add /providerARNs': { value: pool, gives: { providerARNs: undefined } },
    'remove /providerARNs': { value: pool, gives: { providerARNs: undefined } },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    await aws.createAuthorizer({ restApiId, ...token, name: 'other' })
    const { id: authorizerId } = await aws.createAuthorizer({ restApiId, ...token })
    return {
      update: (patchOperations) => aws.updateAuthorizer({ restApiId, authorizerId, patchOperations }),
      read: () => aws.getAuthorizer({ restApiId, authorizerId }),
    }
  },
)

test('user pools are added to an authorizer that believes them, and the last one stays', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { id: authorizerId } = await aws.createAuthorizer({ restApiId, name: 'pools', type: 'COGNITO_USER_POOLS', providerARNs })
  const patch = (op: 'add' | 'remove', value: string) =>
    aws.updateAuthorizer({ restApiId, authorizerId, patchOperations: [{ op, path: '/providerARNs', value }] })
  expect((await patch('add', 'arn:other')).providerARNs).toEqual([...providerARNs, 'arn:other'])
  expect((await patch('remove', 'arn:other')).providerARNs).toEqual(providerARNs)
  expect(await refusalOf(patch('remove', pool))).toBe(
    'BadRequestException: At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS',
  )
})
