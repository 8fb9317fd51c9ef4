import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { type MethodRules, type MethodSettings, methodRules, readMethod } from './read-method.ts'
import { readMethodResponse } from './read-method-response.ts'

const rules: MethodRules = methodRules({
  authorizers: {
    token1: { id: 'token1', name: 'token', type: 'TOKEN', authorizerUri: 'arn', identitySource: 'method.request.header.Authorization' },
    pool01: { id: 'pool01', name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: ['arn'], identitySource: 'method.request.header.Authorization' },
  },
  requestValidators: { valid1: { id: 'valid1', validateRequestBody: true, validateRequestParameters: true } },
  models: { Pet: { id: 'model1', name: 'Pet', contentType: 'application/json' } },
})
const noAuthorizer = 'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.'

test('a method is what its settings say, with AWS’s defaults', () => {
  expect(readMethod({ httpMethod: 'GET', authorizationType: 'none' }, rules)).toEqual({
    value: { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, methodResponses: {} },
    warnings: [],
  })
  const settings = {
    httpMethod: 'POST',
    authorizationType: 'CUSTOM',
    authorizerId: 'token1',
    authorizationScopes: ['pets/read'],
    apiKeyRequired: true,
    operationName: 'CreatePet',
    requestValidatorId: 'valid1',
    requestParameters: { 'method.request.header.X': true },
    requestModels: { 'application/json': 'Pet' },
  }
  expect(readMethod(settings, rules)).toEqual({ value: { ...settings, methodResponses: {} }, warnings: [] })
})

test('an authorizer is dropped where the authorization type has no use for one', () => {
  expect(readMethod({ httpMethod: 'GET', authorizationType: 'AWS_IAM', authorizerId: 'token1' }, rules)).not.toHaveProperty('value.authorizerId')
})

test.each<[Partial<MethodSettings>, field: string, text: string]>([
  [{ httpMethod: 'get' }, 'httpMethod', 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY'],
  [{ authorizationType: 'BASIC' }, 'authorizationType', 'Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,COGNITO_USER_POOLS'],
  [{ authorizationType: 'CUSTOM' }, 'authorizerId', noAuthorizer],
  [{ authorizationType: 'CUSTOM', authorizerId: 'pool01' }, 'authorizerId', noAuthorizer],
  [{ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'token1' }, 'authorizerId', noAuthorizer],
  [{ authorizationType: 'CUSTOM', authorizerId: 'constructor' }, 'authorizerId', noAuthorizer],
  [{ requestValidatorId: 'valid2' }, 'requestValidatorId', 'Invalid Request Validator identifier specified'],
  [{ requestModels: { 'application/json': 'toString' } }, 'requestModels.application/json', 'Invalid model identifier specified: toString'],
  [
    { requestParameters: { 'header.X': true } },
    'requestParameters.header.X',
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: header.X]',
  ],
  [
    { requestParameters: { 'method.request.querystring.page[size]': false } },
    'requestParameters.method.request.querystring.page[size]',
    'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$]',
  ],
  [
    { requestParameters: { 'method.request.header.id': true, 'method.request.querystring.id': true } },
    'requestParameters.method.request.querystring.id',
    'Parameter names must be unique across querystring, header and path',
  ],
])('a method with %o is refused by its field', (settings, field, text) => {
  expect(readMethod({ httpMethod: 'GET', authorizationType: 'NONE', ...settings }, rules)).toEqual({ faults: [{ field, text }] })
})

test('a method response names models that are there, and a status of three digits', () => {
  const response = { statusCode: '200', responseParameters: { 'method.response.header.X': true }, responseModels: { 'application/json': 'Pet' } }
  expect(readMethodResponse(response, rules)).toEqual({ value: response, warnings: [] })
  expect(faultsOf(readMethodResponse({ statusCode: '2xx', responseModels: { 'text/xml': 'Dog' } }, rules))).toEqual([
    { field: 'statusCode', text: 'Invalid Response status code specified' },
    { field: 'responseModels.text/xml', text: 'Invalid model identifier specified: Dog' },
  ])
})
