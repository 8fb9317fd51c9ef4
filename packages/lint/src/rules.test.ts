import type { RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { lint } from './lint.ts'
import type { Linted } from './rule.ts'
import { type RuleId, ruleIds } from './rules.ts'
import { changed, http, mock, operation, trialApi } from './testing/trial-api.ts'

interface Trial {
  /** What the rule must find something in, and the sentence. */
  readonly fires: Linted
  readonly text: string
  /** The same with the fault mended. */
  readonly silent: Linted
}

function alone(api: RestApi): Linted {
  return { api, stages: [] }
}

function paths(...operations: readonly [fires: object, silent: object]): Pick<Trial, 'fires' | 'silent'> {
  const [fires, silent] = operations.map((each) => alone(trialApi({ '/pets': { get: each } })))
  return { fires: fires ?? alone(trialApi({})), silent: silent ?? alone(trialApi({})) }
}

const declaredHeaders = { responses: { 200: { description: 'found', headers: { 'X-Total': { type: 'string' } } } } }
const totalMapped = { ...mock, responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X-Total': "'1'" } } } }
const queryDeclared = { parameters: [{ name: 'page', in: 'query', type: 'string' }] }
const pageMapped = { ...http, requestParameters: { 'integration.request.querystring.page': 'method.request.querystring.page' } }
const corsHeaders = { responses: { 200: { description: 'ok', headers: { 'Access-Control-Allow-Origin': { type: 'string' } } } } }
const corsMock = { ...mock, responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } } } }
const errorsWithCors = {
  'x-amazon-apigateway-gateway-responses': Object.fromEntries(
    ['DEFAULT_4XX', 'DEFAULT_5XX'].map((type) => [type, { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } }]),
  ),
}
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:hello/invocations'
const guard = {
  securityDefinitions: {
    guard: {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda },
    },
  },
}
const keyed = { securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } }
const withKey = trialApi({ '/pets': { get: operation(mock, { security: [{ key: [] }] }) } }, keyed)
const bodyModel = { parameters: [{ in: 'body', name: 'pet', schema: { $ref: '#/definitions/Pet' } }] }
const pet = { definitions: { Pet: { type: 'object', properties: { id: { type: 'integer' } } } } }
const validated = {
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: false } },
  'x-amazon-apigateway-request-validator': 'all',
}
const variableUri = { ...http, uri: 'https://${stageVariables.host}/pets' }
const jsonTemplate = (template: string) =>
  operation({ ...http, responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } } })

/** With a model as CreateModel takes it: an import drops what it does not know. */
function modelled(schema: object): RestApi {
  return { ...trialApi({}), models: { Pet: { id: 'pet', name: 'Pet', contentType: 'application/json', schema: JSON.stringify(schema) } } }
}

const trials: Readonly<Record<RuleId, Trial>> = {
  'broken-template': {
    ...paths(jsonTemplate('#foreach($x in'), jsonTemplate('#foreach($x in [1])$x#end')),
    text: 'GET /pets, integration response 200, application/json: Encountered <EOF>, was expecting ")", at line 1, column 15.',
  },
  'cors-of-errors': {
    fires: alone(trialApi({ '/pets': { options: operation(corsMock, corsHeaders) } })),
    silent: alone(trialApi({ '/pets': { options: operation(corsMock, corsHeaders) } }, errorsWithCors)),
    text: 'DEFAULT_4XX does not say Access-Control-Allow-Origin, as the preflights of this API do.',
  },
  'cors-of-methods': {
    fires: alone(trialApi({ '/pets': { options: operation(corsMock, corsHeaders), get: operation(mock) } })),
    silent: alone(trialApi({ '/pets': { options: operation(corsMock, corsHeaders), get: operation(corsMock, corsHeaders) } })),
    text: 'GET /pets answers 200 without Access-Control-Allow-Origin.',
  },
  'guarded-preflight': {
    fires: alone(trialApi({ '/pets': { options: operation(mock, { security: [{ key: [] }] }) } }, keyed)),
    silent: alone(trialApi({ '/pets': { options: operation(mock) } }, keyed)),
    text: 'OPTIONS /pets asks for an API key.',
  },
  'key-without-plan': {
    fires: { api: withKey, stages: [{ stageName: 'prod' }], usagePlans: [{ apiStages: [{ apiId: withKey.id, stage: 'dev' }] }] },
    silent: { api: withKey, stages: [{ stageName: 'prod' }], usagePlans: [{ apiStages: [{ apiId: withKey.id, stage: 'prod' }] }] },
    text: 'Methods ask for an API key, and no usage plan has the stage prod.',
  },
  'lambda-needs-post': {
    ...paths(operation({ type: 'aws_proxy', httpMethod: 'GET', uri: lambda }), operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambda })),
    text: 'GET /pets invokes its function by GET.',
  },
  'local-address': {
    ...paths(operation({ ...http, uri: 'http://127.0.0.1:8080/pets' }), operation(http)),
    text: 'GET /pets calls 127.0.0.1.',
  },
  'missing-authorizer': {
    fires: alone({ ...trialApi({ '/pets': { get: operation(mock, { security: [{ guard: [] }] }) } }, guard), authorizers: {} }),
    silent: alone(trialApi({ '/pets': { get: operation(mock, { security: [{ guard: [] }] }) } }, guard)),
    text: 'GET /pets names the authorizer ',
  },
  'missing-default-response': {
    ...paths(
      operation({ ...http, responses: { '2\\d{2}': { statusCode: '200' } } }),
      operation({ ...http, responses: { '4\\d{2}': { statusCode: '200' }, default: { statusCode: '200' } } }),
    ),
    text: 'GET /pets has a pattern on each of its integration responses, and no default.',
  },
  'missing-integration': {
    ...paths({ responses: { 200: { description: 'found' } } }, operation(mock)),
    text: 'GET /pets has no integration.',
  },
  'missing-method-response': {
    fires: alone(changed(trialApi({ '/pets': { get: operation(mock) } }), (method) => ({ ...method, methodResponses: {} }))),
    silent: alone(trialApi({ '/pets': { get: operation(mock) } })),
    text: 'GET /pets answers 200, which is no method response.',
  },
  'missing-responses': {
    ...paths(operation({ ...http, responses: {} }), operation(http)),
    text: 'GET /pets has no integration response.',
  },
  'missing-stage-variable': {
    fires: { api: trialApi({ '/pets': { get: operation(variableUri) } }), stages: [{ stageName: 'prod', variables: { other: 'x' } }] },
    silent: { api: trialApi({ '/pets': { get: operation(variableUri) } }), stages: [{ stageName: 'prod', variables: { host: 'pets.example' } }] },
    text: 'The stage prod has no host.',
  },
  'mock-without-status': {
    ...paths(operation({ ...mock, requestTemplates: { 'application/json': '{}' } }), operation(mock)),
    text: 'GET /pets, application/json: the template says no statusCode.',
  },
  'model-keywords': {
    fires: alone(modelled({ type: 'object', properties: { kind: { const: 'dog' } } })),
    silent: alone(modelled({ type: 'object', properties: { const: { type: 'string', enum: ['if'] } } })),
    text: 'The model Pet says “const”, which is passed over: use an enum of one value.',
  },
  'model-without-validator': {
    fires: alone(trialApi({ '/pets': { post: operation(mock, bodyModel) } }, pet)),
    silent: alone(trialApi({ '/pets': { post: operation(mock, bodyModel) } }, { ...pet, ...validated })),
    text: 'POST /pets has the model Pet, and bodies are not validated against it.',
  },
  'private-without-policy': {
    fires: alone({ ...trialApi({}), endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }),
    silent: alone({ ...trialApi({}), endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' }, policy: '{"Statement": []}' }),
    text: 'Trial is private and has no resource policy.',
  },
  'template-without-json': {
    ...paths(
      jsonTemplate('{"ids": [#foreach($pet in $input.path("$.pets"))"$pet.id",#end], }'),
      jsonTemplate('{"ids": [#foreach($pet in $input.path("$.pets"))"$pet.id"#if($foreach.hasNext),#end#end]}'),
    ),
    text: 'GET /pets, integration response 200, application/json: the output begins like JSON and is none.',
  },
  'undeclared-header': {
    fires: alone(
      changed(trialApi({ '/pets': { get: operation(totalMapped, declaredHeaders) } }), (method) => ({
        ...method,
        methodResponses: { 200: { statusCode: '200' } },
      })),
    ),
    silent: alone(trialApi({ '/pets': { get: operation(totalMapped, declaredHeaders) } })),
    text: 'GET /pets maps method.response.header.X-Total, which the method response 200 does not declare.',
  },
  'undeclared-parameter': {
    fires: alone(changed(trialApi({ '/pets': { get: operation(pageMapped, queryDeclared) } }), ({ requestParameters: _taken, ...method }) => method)),
    silent: alone(trialApi({ '/pets': { get: operation(pageMapped, queryDeclared) } })),
    text: 'GET /pets maps method.request.querystring.page, which its method request does not declare.',
  },
  'unmapped-uri-variable': {
    ...paths(
      operation({ ...http, uri: 'https://pets.example/{id}' }),
      operation({ ...http, uri: 'https://pets.example/{id}', requestParameters: { 'integration.request.path.id': "'1'" } }),
    ),
    text: 'GET /pets calls https://pets.example/{id}, and no path parameter id is mapped.',
  },
  'unmatchable-pattern': {
    ...paths(
      operation({ ...http, responses: { default: { statusCode: '200' }, '4XX': { statusCode: '200' } } }),
      operation({ ...http, responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '200' } } }),
    ),
    text: 'GET /pets: the pattern 4XX of 200 matches no status.',
  },
  'unused-authorizer': {
    fires: alone(trialApi({ '/pets': { get: operation(mock) } }, guard)),
    silent: alone(trialApi({ '/pets': { get: operation(mock, { security: [{ guard: [] }] }) } }, guard)),
    text: 'No method uses the authorizer guard.',
  },
  'validator-without-model': {
    fires: alone(trialApi({ '/pets': { post: operation(mock) } }, validated)),
    silent: alone(trialApi({ '/pets': { post: operation(mock, bodyModel) } }, { ...pet, ...validated })),
    text: 'POST /pets validates bodies and has no request model.',
  },
}

test.each(ruleIds)('%s finds its fault, and nothing where it is mended', (rule) => {
  const { fires, text, silent } = trials[rule]
  const found = lint(fires).filter((finding) => finding.rule === rule)
  expect(found[0]?.text.slice(0, text.length)).toBe(text)
  expect(lint(silent).filter((finding) => finding.rule === rule)).toEqual([])
})

/** The calls that are offered for what one rule finds: `PutMethodResponse {"httpMethod":"GET","statusCode":"200"}`. */
const offered = (rule: RuleId, linted: Linted) =>
  lint(linted).flatMap(({ rule: found, fix }) => {
    if (found !== rule || fix === undefined) return []
    const { resourceId: _resourceId, ...input } = fix.input
    return [`${fix.operation} ${JSON.stringify(input)}`]
  })
const patching = (input: object, op: string, path: string, value: string) => JSON.stringify({ ...input, patchOperations: [{ op, path, value }] })

test.each<[RuleId, readonly string[]]>([
  [
    'cors-of-errors',
    ['DEFAULT_4XX', 'DEFAULT_5XX'].map(
      (responseType) =>
        `UpdateGatewayResponse ${patching({ responseType }, 'add', '/responseParameters/gatewayresponse.header.Access-Control-Allow-Origin', "'*'")}`,
    ),
  ],
  ['guarded-preflight', [`UpdateMethod ${patching({ httpMethod: 'OPTIONS' }, 'replace', '/apiKeyRequired', 'false')}`]],
  ['lambda-needs-post', [`UpdateIntegration ${patching({ httpMethod: 'GET' }, 'replace', '/httpMethod', 'POST')}`]],
  ['missing-method-response', ['PutMethodResponse {"httpMethod":"GET","statusCode":"200"}']],
  [
    'undeclared-header',
    [`UpdateMethodResponse ${patching({ httpMethod: 'GET', statusCode: '200' }, 'add', '/responseParameters/method.response.header.X-Total', 'false')}`],
  ],
  ['undeclared-parameter', [`UpdateMethod ${patching({ httpMethod: 'GET' }, 'add', '/requestParameters/method.request.querystring.page', 'false')}`]],
])('%s offers the call that mends what it finds', (rule, calls) => {
  expect(offered(rule, trials[rule].fires)).toEqual(calls)
})

test('a path parameter is offered to be declared as required', () => {
  const mapped = { ...http, uri: 'https://pets.example/{id}', requestParameters: { 'integration.request.path.id': 'method.request.path.id' } }
  const undeclared = changed(trialApi({ '/pets/{id}': { get: operation(mapped) } }), ({ requestParameters: _taken, ...method }) => method)
  expect(offered('undeclared-parameter', alone(undeclared))).toEqual([
    `UpdateMethod ${patching({ httpMethod: 'GET' }, 'add', '/requestParameters/method.request.path.id', 'true')}`,
  ])
})

test('a variable with a plus in an address is filled by the path parameter of its name, as calls fill it', () => {
  const mapped = { ...http, uri: 'https://pets.example/{rest+}', requestParameters: { 'integration.request.path.rest': "'a'" } }
  expect(lint(alone(trialApi({ '/pets': { get: operation(mapped) } })))).toEqual([])
})

test.each(['{id}', '{proxy+}'])('a path parameter is known by its name in %s', (part) => {
  const name = part.replaceAll(/\W/g, '')
  const mapped = { ...http, requestParameters: { 'integration.request.path.id': `method.request.path.${name}` }, uri: 'https://pets.example/{id}' }
  const declared = { parameters: [{ name, in: 'path', required: true, type: 'string' }] }
  expect(lint(alone(trialApi({ [`/pets/${part}`]: { get: operation(mapped, declared) } })))).toEqual([])
})

test('of a proxy beside a preflight the back end answers the header: nothing is to be mapped', () => {
  const api = trialApi({ '/pets': { options: operation(corsMock, corsHeaders), get: operation({ ...http, type: 'http_proxy' }) } }, errorsWithCors)
  expect(lint(alone(api))).toEqual([])
})

test('a rule that is switched off finds nothing', () => {
  const { fires } = trials['local-address']
  expect(lint(fires, new Set(['local-address'])).map(({ rule }) => rule)).not.toContain('local-address')
})

test('errors come before warnings, and warnings before advice', () => {
  const api = trialApi({ '/pets': { get: operation({ ...http, uri: 'http://localhost/pets/{id}', responses: { '2..': { statusCode: '200' } } }) } })
  expect(lint(alone(api)).map(({ severity }) => severity)).toEqual(['error', 'warning', 'advice'])
})

test('names of strangers are only names', () => {
  const api = trialApi({ '/__proto__': { get: operation(mock) }, '/constructor/{toString}': { get: operation(mock, { security: [{ __proto__: [] }] }) } })
  expect(lint(alone(api))).toEqual([])
})
