import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { grantInvocation, sourceArn } from './grant.ts'
import { localFunction } from './local-function.ts'

const method = { type: 'method', restApiId: 'abc', httpMethod: 'GET', path: '/pets/{petId}' } as const
const api = 'arn:aws:execute-api:us-east-1:000000000000:abc'

test('the source of a call has every stage, and a star for each variable of the path', () => {
  expect(sourceArn(method)).toBe(`${api}/*/GET/pets/*`)
  expect(sourceArn({ ...method, httpMethod: 'ANY', path: '/{proxy+}' })).toBe(`${api}/*/*/*`)
  expect(sourceArn({ type: 'authorizer', restApiId: 'abc', authorizerId: 'x1' })).toBe(`${api}/authorizers/x1`)
})

test.each([
  ['hello', { name: 'hello' }],
  ['hello:live', { name: 'hello', qualifier: 'live' }],
  ['hello:$LATEST', { name: 'hello' }],
  ['arn:aws:lambda:us-east-1:000000000000:function:hello:2', { name: 'hello', qualifier: '2' }],
  ['arn:aws:lambda:us-east-1:111111111111:function:hello', undefined],
  ['arn:aws:lambda:eu-west-1:000000000000:function:hello', undefined],
  ['${stageVariables.function}', undefined],
])('%s names a function of this machine, or none', (text, named) => {
  expect(localFunction(text, 'us-east-1')).toEqual(named)
})

test('a function of another region is none of this machine', () => {
  expect(localFunction('hello', 'eu-west-1')).toBeUndefined()
})

test('what is granted is a statement for the method, and it is said', async () => {
  const none = new Refusal(404, 'ResourceNotFoundException', 'The resource you requested does not exist.')
  const calls = answer({ GetPolicy: none, AddPermission: {} })
  expect(await grantInvocation('hello', 'us-east-1', method)).toMatch(`was added to the policy of hello: API Gateway may call it for ${api}/*/GET/pets/*`)
  expect(calls.at(-1)).toMatchObject({
    operation: 'AddPermission',
    path: '/2015-03-31/functions/hello/policy',
    body: { Principal: 'apigateway.amazonaws.com', Action: 'lambda:InvokeFunction', SourceArn: `${api}/*/GET/pets/*` },
  })
})

test('where the policy has it already, nothing is added', async () => {
  const Policy = JSON.stringify({
    Statement: [
      {
        Sid: 'all',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Condition: { ArnLike: { 'AWS:SourceArn': `${api}/*/*/*` } },
      },
    ],
  })
  const calls = answer({ GetPolicy: { Policy } })
  expect(await grantInvocation('hello', 'us-east-1', method)).toBe('The policy of hello lets API Gateway call it already.')
  expect(calls.map(({ operation }) => operation)).toEqual(['GetPolicy'])
})
