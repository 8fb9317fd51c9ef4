import { expect, test } from 'vitest'
import { deploy, trialApi, type TrialMethods } from '../testing/trial.ts'
import { readStatusCode } from './read-status-code.ts'

function mock(integration: Partial<NonNullable<TrialMethods[string]['integration']>>, method: Partial<TrialMethods[string]> = {}) {
  return deploy({ api: trialApi({ 'ANY /pets': { integration: { type: 'MOCK', ...integration }, ...method } }) })
}

test('a MOCK template may be loose JSON, but its statusCode must be an integer', () => {
  expect(readStatusCode('{"statusCode": 200}')).toBe(200)
  expect(readStatusCode('{statusCode: 200}')).toBe(200)
  expect(readStatusCode("{ 'statusCode': 201, 'a': [1, {b: \"x\"}], }")).toBe(201)
  expect(readStatusCode('{"statusCode": -5}')).toBe(-5)
  expect(readStatusCode('{"statusCode": 444}')).toBe(444)
  for (const wrong of [
    '{"statusCode": "200"}',
    '{"statusCode": 200',
    '{"status": 200}',
    '{}',
    '',
    '200',
    '{"statusCode": 200.5}',
    '[]',
    '{"statusCode": 200} x',
  ]) {
    expect({ wrong, status: readStatusCode(wrong) }).toEqual({ wrong, status: undefined })
  }
  expect(readStatusCode(`{"a":${'['.repeat(100_000)}`)).toBeUndefined()
})

test('a MOCK whose template has no integer statusCode is 500, with the reason in the log', async () => {
  const call = await mock({ requestTemplates: { 'application/json': '{"statusCode": "200"}' } })
  expect(await call('GET /pets')).toMatchObject({
    status: 500,
    body: '{"message": "Internal server error"}',
    headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
  })
})

test('a GET on a MOCK without a template has no body to read a status from', async () => {
  expect((await (await mock({}))('GET /pets')).status).toBe(500)
  expect((await (await mock({}))('POST /pets', {}, '{"statusCode": 200}')).status).toBe(200)
})

test('among several matching patterns of a MOCK, the response whose own code is the status wins', async () => {
  const call = await mock(
    {
      requestTemplates: { 'application/json': '{"statusCode": 404}' },
      integrationResponses: {
        200: { statusCode: '200' },
        400: { statusCode: '400', selectionPattern: '4\\d{2}' },
        404: { statusCode: '404', selectionPattern: '4\\d{2}' },
      },
    },
    { methodResponses: { 200: { statusCode: '200' }, 400: { statusCode: '400' }, 404: { statusCode: '404' } } },
  )
  expect((await call('GET /pets')).status).toBe(404)
})

test('overrides of the request template are still there in the response template, its status among them', async () => {
  const call = await mock({
    requestTemplates: {
      'application/json': '#set($context.responseOverride.status = 444)#set($context.responseOverride.header.X-One = "1"){"statusCode": 200}',
    },
    integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': '$context.responseOverride.status' } } },
  })
  expect(await call('GET /pets')).toMatchObject({ status: 444, body: '444', headers: { 'X-One': '1' } })
})

const status = (code: number) => `#set($context.responseOverride.status = ${code})`
const header = (name: string) => `#set($context.responseOverride.header.${name} = "x")`

test.each([
  ['the status', status(201) + status(202)],
  ['a header', header('X-One') + header('X-One')],
  ['a header by another way', `${header('X-One')}#set($h = $context.responseOverride.header)$h.put('X-One', 'y')`],
  ['a parameter of the request', `#set($q = $context.requestOverride.querystring)#set($q.a = '1')#set($q['a'] = '2')`],
])('a template that overrides %s twice fails, since overrides are final', async (_what, template) => {
  const call = await mock({ requestTemplates: { 'application/json': `${template}{"statusCode": 200}` } })
  expect(await call('GET /pets')).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' })
})

test('different overrides are no repetition, and the response template may override what the request template did', async () => {
  const call = await mock({
    requestTemplates: { 'application/json': `${status(444)}${header('X-One')}${header('X-Two')}{"statusCode": 200}` },
    integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': `${status(201)}#if(false)${status(202)}#end` } } },
  })
  expect(await call('GET /pets')).toMatchObject({ status: 201, headers: { 'X-One': 'x', 'X-Two': 'x' } })
  expect((await call('GET /pets')).status).toBe(201)
})

test('a template sees body, parameters, context and stage variables', async () => {
  const call = await deploy({
    api: trialApi({
      'POST /pets/{id}': {
        integration: {
          type: 'MOCK',
          requestTemplates: {
            'application/json': "#set($context.responseOverride.header.X = \"$input.params('id')-$input.params('q')-$input.json('$.a')\"){\"statusCode\": 200}",
          },
          integrationResponses: {
            200: {
              statusCode: '200',
              responseTemplates: {
                'application/json':
                  '$context.resourcePath $context.identity.sourceIp [$context.identity.caller] $stageVariables.color $context.requestTimeEpoch $context.stage',
              },
            },
          },
        },
      },
    }),
    stage: { variables: { color: 'red' } },
  })
  expect(await call('POST /pets/7?q=1&q=2', {}, '{"a": {"b": [1]}}')).toMatchObject({
    status: 200,
    headers: { X: '7-2-{"b":[1]}' },
    body: '/pets/{id} 203.0.113.9 [] red 1795246459000 dev',
  })
})

test('a template that does not parse, or fails, is 500', async () => {
  expect((await (await mock({ requestTemplates: { 'application/json': '#if(' } }))('GET /pets')).status).toBe(500)
  expect((await (await mock({ requestTemplates: { 'application/json': '#foreach($i in [1..99999999])#end{"statusCode": 200}' } }))('GET /pets')).status).toBe(
    500,
  )
})

test.each([
  ['WHEN_NO_MATCH', true, 200],
  ['WHEN_NO_MATCH', false, 200],
  ['WHEN_NO_TEMPLATES', true, 415],
  ['WHEN_NO_TEMPLATES', false, 200],
  ['NEVER', true, 415],
  ['NEVER', false, 415],
] as const)('passthrough %s, with a template for another type: %s → %i', async (passthroughBehavior, hasTemplates, status) => {
  const call = await mock({ passthroughBehavior, ...(hasTemplates ? { requestTemplates: { 'application/xml': '{"statusCode": 200}' } } : {}) })
  const answer = await call('POST /pets', { 'Content-Type': 'application/json' }, '{"statusCode": 200}')
  expect(answer).toMatchObject(
    status === 415 ? { status, body: '{"message": "Unsupported Media Type"}', headers: { 'x-amzn-ErrorType': 'BadRequestException' } } : { status },
  )
})

test('the request template is chosen by the Content-Type without its parameters, else $default', async () => {
  const call = await mock({
    requestTemplates: { 'application/xml': '{"statusCode": 201}', $default: '{"statusCode": 200}' },
    integrationResponses: {
      200: { statusCode: '200', selectionPattern: '200', responseTemplates: { 'application/json': 'default' } },
      201: { statusCode: '200', selectionPattern: '201', responseTemplates: { 'application/json': 'xml' } },
    },
  })
  expect((await call('POST /pets', { 'Content-Type': 'application/xml; charset=utf-8' })).body).toBe('xml')
  expect((await call('POST /pets', { 'Content-Type': 'text/plain' })).body).toBe('default')
})

test('in templates a missing value is the empty string: equal to "" and to $null, and true in #if', async () => {
  const call = await mock({
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: {
      200: {
        statusCode: '200',
        responseTemplates: {
          'application/json': '[$context.nothing]#if($context.nothing == "")a#end#if($context.nothing == $null)b#end#if($stageVariables.nothing)c#end',
        },
      },
    },
  })
  expect((await call('GET /pets')).body).toBe('[]abc')
})

test('$input.path prints objects as {a=1} and lists as JSON, a missing value as nothing; an empty body is {}', async () => {
  const set = (name: string, value: string) => `#set($context.responseOverride.header.${name} = "${value}")`
  const call = await mock({
    requestTemplates: {
      'application/json': `${set('Object', "$input.path('$.o')")}${set('List', "$input.path('$.l')")}${set('None', "[$input.path('$.none')]")}${set('Body', '$input.body')}{"statusCode": 200}`,
    },
  })
  expect((await call('POST /pets', {}, '{"o":{"a":1},"l":[{"b":"c"}]}')).headers).toMatchObject({ Object: '{a=1}', List: '[{"b":"c"}]', None: '[]' })
  expect((await call('POST /pets')).headers['Body']).toBe('{}')
})
