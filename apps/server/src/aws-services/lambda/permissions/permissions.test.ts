import { expect, test } from 'vitest'
import { arn, trialFunction } from '../../../testing/trial-lambda.ts'

const policy = '/2015-03-31/functions/f/policy'
const permission = { StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }

test('a statement is JSON as text, and so is the policy', async () => {
  const { call, done } = await trialFunction()
  const { status, body } = await call('POST', policy, {
    ...permission,
    SourceArn: 'arn:aws:execute-api:us-east-1:000000000000:a/*',
    SourceAccount: '000000000000',
  })
  const statement = {
    Sid: 's',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    Condition: { StringEquals: { 'AWS:SourceAccount': '000000000000' }, ArnLike: { 'AWS:SourceArn': 'arn:aws:execute-api:us-east-1:000000000000:a/*' } },
  }
  expect([status, body]).toEqual([201, { Statement: JSON.stringify(statement) }])
  const got = await done('GET', policy)
  expect(got).toEqual({ Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] }), RevisionId: expect.any(String) })
  expect(await call('DELETE', `${policy}/s`)).toMatchObject({ status: 204 })
  expect(await call('GET', policy)).toMatchObject({ status: 404, body: { Type: 'User', Message: 'The resource you requested does not exist.' } })
})

test.each([
  ['*', '*'],
  ['123456789012', { AWS: 'arn:aws:iam::123456789012:root' }],
  ['arn:aws:iam::123456789012:role/r', { AWS: 'arn:aws:iam::123456789012:role/r' }],
])('the principal %s is written as %j', async (Principal, written) => {
  const { done } = await trialFunction()
  const { Statement } = await done('POST', policy, { ...permission, Principal })
  expect(JSON.parse(String(Statement))).toMatchObject({ Principal: written })
})

test.each([
  [
    'POST',
    policy,
    permission,
    409,
    { message: 'The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.' },
  ],
  [
    'POST',
    policy,
    { ...permission, StatementId: 'a b' },
    400,
    {
      message:
        "1 validation error detected: Value 'a b' at 'statementId' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)",
    },
  ],
  ['POST', `${policy}?Qualifier=$LATEST`, permission, 400, { message: 'We currently do not support adding policies for $LATEST.' }],
  ['POST', `${policy}?Qualifier=live`, permission, 404, { Message: `Cannot find alias arn: ${arn}:live` }],
  [
    'POST',
    policy,
    { ...permission, StatementId: 't', Principal: 'nobody' },
    400,
    { message: 'The provided principal was invalid. Please check the principal and try again.' },
  ],
  [
    'POST',
    policy,
    { ...permission, StatementId: 't', RevisionId: 'x' },
    412,
    { message: 'The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id' },
  ],
  ['DELETE', `${policy}/t`, undefined, 404, { Message: 'Statement t is not found in resource policy.' }],
  ['DELETE', `${policy}/s?Qualifier=1`, undefined, 404, { Message: 'No policy is associated with the given resource.' }],
  ['DELETE', '/2015-03-31/functions/g/policy/s', undefined, 404, { Message: 'No policy found for: arn:aws:lambda:us-east-1:000000000000:function:g' }],
  ['GET', '/2015-03-31/functions/g/policy', undefined, 404, { Message: 'The resource you requested does not exist.' }],
])('%s %s %j answers %d', async (method, target, body, status, expected) => {
  const { call, done } = await trialFunction()
  await done('POST', policy, permission)
  expect(await call(method, target, body)).toMatchObject({ status, body: expected })
})
