import type { Resource } from '@aws-sdk/client-api-gateway'
import type { Why, WhyAbout, WhyId } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { trialCall } from '../../testing/trial-call.ts'
import { draftRoute } from './draft-route.ts'
import { mendingOf } from './mending.ts'
import { mendsOf } from './mends.ts'
import { placesOf } from './places.ts'

const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:hello'
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`
const resources: readonly Resource[] = [
  { id: 'root', path: '/' },
  {
    id: 'pets',
    path: '/pets',
    resourceMethods: {
      POST: {
        httpMethod: 'POST',
        requestParameters: { 'method.request.header.X-Shop': true },
        methodResponses: { 200: { statusCode: '200' }, 404: { statusCode: '404' } },
        methodIntegration: { type: 'AWS', uri, integrationResponses: { 200: { statusCode: '200', selectionPattern: '2..' } } },
      },
    },
  },
  { id: 'pet', path: '/pets/{id}', resourceMethods: { ANY: { httpMethod: 'ANY' } } },
]

function mendsFor(id: WhyId, about: WhyAbout = {}, call: Parameters<typeof trialCall>[0] = {}) {
  const why: Why = { id, sentence: 'It failed.', about }
  return mendsOf(mendingOf(trialCall({ httpMethod: 'POST', path: '/pets', resourcePath: '/pets', ...call }), why, resources))
}
const labels = (...asked: Parameters<typeof mendsFor>) =>
  mendsFor(...asked).map((mend) => (mend.kind === 'deploy' ? `Deploy, to ${mend.stageName ?? ''}` : mend.label))

test.for<readonly [WhyId, WhyAbout, readonly string[]]>([
  ['no-integration', {}, ['Set up the integration']],
  ['body-not-of-model', { modelName: 'Pet' }, ['Choose another validator']],
  ['model-unusable', { modelName: 'Pet' }, ['Edit the model Pet']],
  ['integration-verb', {}, ['Call Lambda by POST']],
  ['no-template-for-type', { mediaType: 'text/csv' }, ['Add a template for text/csv', 'Let such a body pass']],
  ['api-key-missing', {}, ['Find a key', 'Usage plans']],
  ['api-key-disabled', { apiKeyId: 'k1' }, ['Enable the key']],
  ['api-key-without-plan', { apiKeyId: 'k1' }, ['Put the key into a plan', 'Add the stage to a plan']],
  ['quota-spent', { usagePlanId: 'p1' }, ['Extend the usage of the key', 'Raise the quota']],
  ['throttled', { level: 'plan', usagePlanId: 'p1' }, ['Raise rate and burst of the plan']],
  ['throttled', { level: 'method' }, ['Raise rate and burst of the stage']],
  ['resource-policy', {}, ['Edit the resource policy']],
  ['authorizer-refused', { authorizerId: 'au1' }, ['Test the authorizer']],
  ['not-permitted', { functionArn }, ['Grant API Gateway permission to call hello', 'Create the function hello']],
  ['no-function', { functionArn }, ['Create the function hello', 'Choose another function']],
  ['timed-out', {}, ['Raise the timeout']],
  ['endpoint-invalid', {}, ['Correct the endpoint', 'Set the stage’s variables']],
  ['function-failed', {}, ['Open the function’s code', 'Its log']],
  ['no-integration-response', {}, ['Add a default response, 404', 'Add a response', 'Correct a pattern']],
  ['no-method-response', { statusCode: '201' }, ['Add the method response 201']],
  ['no-method-response', { statusCode: '404' }, []],
  ['signature', {}, []],
])('%s with %j is mended by %j', ([id, about, expected]) => {
  expect(labels(id, about)).toEqual(expected)
})

test('a call that no method served is mended by a deployment where the draft has the method, else by making it', () => {
  expect(labels('no-method', {})).toEqual(['Deploy, to dev', 'Show POST /pets'])
  expect(labels('no-method', {}, { httpMethod: 'GET', path: '/pets/17' })).toEqual(['Deploy, to dev', 'Show ANY /pets/{id}'])
  expect(labels('no-method', {}, { httpMethod: 'GET' })).toEqual(['Create the method GET', 'Show POST /pets'])
  expect(labels('no-method', { resourcePath: '/pets' }, { path: '/pets/1/toys' })).toEqual(['Create a resource for /pets/1/toys', 'Show POST /pets'])
})

test('a parameter is filled in where a test lacked it, and made optional in the draft', async () => {
  const about = { requestParameters: ['method.request.header.X-Shop'] }
  expect(labels('parameter-missing', about)).toEqual(['Make X-Shop optional'])
  expect(labels('parameter-missing', about, { stage: 'test-invoke-stage' })).toEqual(['Fill in X-Shop', 'Make X-Shop optional'])
  const calls = answer({ UpdateMethod: {} })
  const [mend] = mendsFor('parameter-missing', about)
  expect(mend?.kind === 'do' && (await mend.run())).toBe('X-Shop is optional in the method request')
  expect(calls.find(({ operation }) => operation === 'UpdateMethod')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/requestParameters/method.request.header.X-Shop', value: 'false' }],
  })
})

test('a reason of another version, and a method that the draft has no more, have no buttons', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a newer server may have written
  expect(labels('of-tomorrow' as WhyId)).toEqual([])
  expect(labels('timed-out', {}, { resourcePath: '/gone' })).toEqual([])
})

test('a place is opened in the editor of the body, of the model and of the template', () => {
  const places: Why['places'] = [
    { in: 'body', path: '$.price', line: 4, column: 7 },
    { in: 'model', modelName: 'Pet', path: '/properties/price/type', line: 9, column: 3 },
    { in: 'template', side: 'response', statusCode: '200', mediaType: 'application/json', line: 7, column: 3 },
  ]
  const mending = mendingOf(trialCall({ path: '/pets', resourcePath: '/pets' }), { id: 'body-not-of-model', sentence: '', places }, resources)
  expect(placesOf(mending, 'r1')).toEqual([
    { label: 'Open the body at line 4, column 7', href: '/console/apis/abc123/resources/pets/POST/test?call=r1&line=4&column=7' },
    { label: 'Open the model Pet at line 9', href: '/console/apis/abc123/models/Pet/edit?line=9&column=3' },
    {
      label: 'Open the template at line 7, column 3',
      href: '/console/apis/abc123/resources/pets/POST/integration-response/edit?status=200&template=application%2Fjson&line=7&column=3',
    },
  ])
})

test('of the resources that a path leads to, the one with text where the other has a variable serves it', () => {
  const all: readonly Resource[] = [
    { id: 'greedy', path: '/pets/{all+}', resourceMethods: { GET: {} } },
    { id: 'variable', path: '/pets/{id}', resourceMethods: { GET: {} } },
    { id: 'text', path: '/pets/lost', resourceMethods: { GET: {} } },
  ]
  const found = (path: string, verb = 'GET') => draftRoute(all, path, verb)
  expect(found('/pets/lost')?.resource.id).toBe('text')
  expect(found('/pets/17')?.resource.id).toBe('variable')
  expect(found('/pets/17/toys')?.resource.id).toBe('greedy')
  expect(found('/pets/lost', 'PUT')).toEqual({ resource: all[2], httpMethod: undefined })
  expect(found('//pets/lost/')?.resource.id).toBe('text')
  expect(found('/pots')).toBeUndefined()
})

test('a draft is routed as deployed APIs are: a resource without the verb is passed over, and ANY serves seven verbs', () => {
  const all: readonly Resource[] = [
    { id: 'text', path: '/pets/lost', resourceMethods: { GET: {} } },
    { id: 'variable', path: '/pets/{id}', resourceMethods: { ANY: {} } },
  ]
  const found = (verb: string) => draftRoute(all, '/pets/lost', verb)
  expect(found('PUT')).toEqual({ resource: all[1], httpMethod: 'ANY' })
  expect(found('TRACE')).toEqual({ resource: all[0], httpMethod: undefined })
})
