import type { PolicyStatement } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { allows } from './allows.ts'

const sourceArn = 'arn:aws:execute-api:us-east-1:000000000000:abc123/prod/GET/pets/*'
const statement: PolicyStatement = {
  Sid: 's',
  Effect: 'Allow',
  Principal: { Service: 'apigateway.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f',
}
const like = (pattern: string): Partial<PolicyStatement> => ({ Condition: { ArnLike: { 'AWS:SourceArn': pattern } } })

test.each<readonly [string, Partial<PolicyStatement>, boolean]>([
  ['without a condition', {}, true],
  ['for everybody', { Principal: '*' }, true],
  ['for another service', { Principal: { Service: 's3.amazonaws.com' } }, false],
  ['for an account', { Principal: { AWS: 'arn:aws:iam::000000000000:root' } }, false],
  ['for another action', { Action: 'lambda:GetFunction' }, false],
  ['for the whole API', like('arn:aws:execute-api:us-east-1:000000000000:abc123/*'), true],
  ['for each stage and verb', like('arn:aws:execute-api:us-east-1:000000000000:abc123/*/*/pets/*'), true],
  ['with single characters', like('arn:aws:execute-api:us-east-?:000000000000:abc12?/prod/GET/pets/*'), true],
  ['for another path', like('arn:aws:execute-api:us-east-1:000000000000:abc123/*/GET/toys'), false],
  ['for another verb', like('arn:aws:execute-api:us-east-1:000000000000:abc123/*/POST/pets/*'), false],
  ['for another API', like('arn:aws:execute-api:us-east-1:000000000000:other/*'), false],
  ['with a star over colons', like('arn:aws:execute-api:*'), false],
  ['for the account', { Condition: { StringEquals: { 'AWS:SourceAccount': '000000000000' } } }, true],
  ['for another account', { Condition: { StringEquals: { 'AWS:SourceAccount': '111111111111' } } }, false],
  ['for an organisation', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, false],
  ['with many stars', like(`arn:aws:execute-api:us-east-1:000000000000:${'a*'.repeat(500)}b`), false],
])('a statement %s lets API Gateway in: %s', (_, more, expected) => {
  const policy = { revisionId: 'r', statements: [{ ...statement, ...more }] }
  expect(allows(policy, { service: 'apigateway.amazonaws.com', sourceArn })).toBe(expected)
})

test('without a policy nobody may', () => {
  expect(allows(undefined, { service: 'apigateway.amazonaws.com', sourceArn })).toBe(false)
})
