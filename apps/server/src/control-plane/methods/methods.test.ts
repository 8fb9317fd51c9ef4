import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { methodPatches } from './methods.ts'

const providerARNs = ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a']

test('a method begins with no more than it was given', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId: resourceId } = await newApi(aws)
  const method = await aws.putMethod({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'none' })
  expect(method).toEqual({ httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false })
  expect(await aws.getMethod({ restApiId, resourceId, httpMethod: 'GET' })).toEqual(method)
})

test('a method keeps every setting that it is put with', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId: resourceId } = await newApi(aws)
  const { id: requestValidatorId } = await aws.createRequestValidator({ restApiId })
  const { id: authorizerId } = await aws.createAuthorizer({ restApiId, name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs })
  const settings = {
    authorizationType: 'COGNITO_USER_POOLS',
    authorizerId,
    authorizationScopes: ['a/b'],
    apiKeyRequired: true,
    operationName: 'ListPets',
    requestValidatorId,
    requestParameters: { 'method.request.querystring.page': true },
    requestModels: { 'application/json': 'Error' },
  }
  const method = await aws.putMethod({ restApiId, resourceId, httpMethod: 'ANY', ...settings })
  expect(method).toEqual({ httpMethod: 'ANY', ...settings })
})

test('a method is read with all that hangs on it', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  await aws.putMethodResponse({ ...address, statusCode: '200' })
  await aws.putIntegration({ ...address, type: 'MOCK' })
  await aws.putIntegrationResponse({ ...address, statusCode: '200' })
  expect(await aws.getMethod(address)).toMatchObject({
    methodResponses: { 200: { statusCode: '200' } },
    methodIntegration: { type: 'MOCK', integrationResponses: { 200: { statusCode: '200' } } },
  })
})

test('there is one method of a verb', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  expect(await refusalOf(aws.putMethod({ ...address, authorizationType: 'NONE' }))).toBe('ConflictException: Method already exists for this resource')
})

const noAuthorizer =
  'BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.'

test.each([
  [{ httpMethod: 'get' }, 'BadRequestException: Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY'],
  [{ authorizationType: 'x' }, 'BadRequestException: Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,COGNITO_USER_POOLS'],
  [{ authorizationType: 'CUSTOM' }, noAuthorizer],
  [{ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'none' }, noAuthorizer],
  [{ requestValidatorId: 'none' }, 'BadRequestException: Invalid Request Validator identifier specified'],
  [{ requestModels: { 'application/json': 'None' } }, 'BadRequestException: Invalid model identifier specified: None'],
  [
    { requestParameters: { 'method.request.header.a': true, 'method.request.querystring.a': true } },
    'BadRequestException: Parameter names must be unique across querystring, header and path',
  ],
  [
    { requestParameters: { 'header.a': true } },
    'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: header.a]',
  ],
])('a method with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const { restApiId, rootId: resourceId } = await newApi(aws)
  expect(await refusalOf(aws.putMethod({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE', ...settings }))).toBe(refusal)
  expect((await aws.getResource({ restApiId, resourceId })).resourceMethods).toBeUndefined()
})

test('an authorizer and the type of authorization fit each other, or there is none', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  const { restApiId } = address
  const { id: authorizerId } = await aws.createAuthorizer({ restApiId, name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs })
  const update = (type: string) =>
    aws.updateMethod({
      ...address,
      patchOperations: [
        { op: 'replace', path: '/authorizationType', value: type },
        { op: 'replace', path: '/authorizerId', value: authorizerId },
      ],
    })
  expect(await refusalOf(update('CUSTOM'))).toBe(noAuthorizer)
  expect(await update('NONE')).not.toHaveProperty('authorizerId')
  expect(await update('COGNITO_USER_POOLS')).toMatchObject({ authorizerId })
})

test('a method that is deleted is gone', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  await aws.deleteMethod(address)
  expect((await aws.getResource(address)).resourceMethods).toBeUndefined()
})

test('what is not there is the method, or the resource', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId: resourceId } = await newApi(aws)
  for (const [address, refusal] of [
    [{ restApiId, resourceId, httpMethod: 'GET' }, 'NotFoundException: Invalid Method identifier specified'],
    [{ restApiId, resourceId: 'none', httpMethod: 'GET' }, 'NotFoundException: Invalid Resource identifier specified'],
    [{ restApiId: 'none', resourceId, httpMethod: 'GET' }, 'NotFoundException: Invalid Resource identifier specified'],
  ] as const) {
    expect(await refusalOf(aws.getMethod(address))).toBe(refusal)
    expect(await refusalOf(aws.updateMethod(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteMethod(address))).toBe(refusal)
  }
  const put = aws.putMethod({ restApiId, resourceId: 'none', httpMethod: 'GET', authorizationType: 'NONE' })
  expect(await refusalOf(put)).toBe('NotFoundException: Invalid Resource identifier specified')
})

const header = { op: 'add', path: '/requestParameters/method.request.header.A', value: 'true' } as const
const model = { op: 'add', path: '/requestModels/application~1json', value: 'Error' } as const

describePatches(
  methodPatches,
  {
    'replace /authorizationType': { value: 'aws_iam', gives: { authorizationType: 'AWS_IAM' }, also: [{ value: 'CUSTOM', refused: noAuthorizer }] },
    'replace /authorizerId': { value: 'any', gives: { authorizerId: undefined, authorizationType: 'NONE' } },
    'add /authorizationScopes': { value: 'a,b', gives: { authorizationScopes: ['a', 'b'] } },
    'remove /authorizationScopes': { value: 'a', before: [{ op: 'add', path: '/authorizationScopes', value: 'a,b' }], gives: { authorizationScopes: ['b'] } },
    'replace /apiKeyRequired': {
      value: 'true',
      gives: { apiKeyRequired: true },
      also: [{ value: 'x', before: [{ op: 'replace', path: '/apiKeyRequired', value: 'true' }], gives: { apiKeyRequired: false } }],
    },
    'replace /operationName': {
      value: 'List',
      gives: { operationName: 'List' },
      also: [{ value: '', before: [{ op: 'replace', path: '/operationName', value: 'x' }], gives: { operationName: undefined } }],
    },
    'replace /requestValidatorId': { value: 'none', refused: 'BadRequestException: Invalid Request Validator identifier specified' },
    'add /requestParameters/{name}': { path: header.path, value: 'true', gives: { requestParameters: { 'method.request.header.A': true } } },
    'replace /requestParameters/{name}': {
      path: header.path,
      value: 'false',
      before: [header],
      gives: { requestParameters: { 'method.request.header.A': false } },
      also: [{ value: 'false', refused: 'NotFoundException: Invalid parameter name specified' }],
    },
    'remove /requestParameters/{name}': {
      path: header.path,
      before: [header],
      gives: { requestParameters: undefined },
      also: [{ refused: 'NotFoundException: Invalid parameter name specified' }],
    },
    'add /requestModels/{type}': {
      path: model.path,
      value: 'Error',
      gives: { requestModels: { 'application/json': 'Error' } },
      also: [{ value: 'None', refused: 'BadRequestException: Invalid model identifier specified: None' }],
    },
    'replace /requestModels/{type}': {
      path: model.path,
      value: 'Empty',
      before: [model],
      gives: { requestModels: { 'application/json': 'Empty' } },
      also: [{ value: 'Empty', refused: 'NotFoundException: Content-Type specified was not found' }],
    },
    'remove /requestModels/{type}': {
      path: model.path,
      before: [model],
      gives: { requestModels: undefined },
      also: [{ refused: 'NotFoundException: Content-Type specified was not found' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const address = await newMethod(aws)
    return { update: (patchOperations) => aws.updateMethod({ ...address, patchOperations }), read: () => aws.getMethod(address) }
  },
)

test.each(['/httpMethod', '/requestParameters', '/requestModels/application/json'])('a method has no patch path %s', async (path) => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  expect(await refusalOf(aws.updateMethod({ ...address, patchOperations: [{ op: 'replace', path, value: 'x' }] }))).toBe(
    `BadRequestException: Invalid patch path ${path}`,
  )
})
