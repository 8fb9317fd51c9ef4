import { expect, test } from 'vitest'

import { readResourcePolicy } from './read-resource-policy.ts'

const owner = { region: 'us-east-1', account: '000000000000', restApiId: 'abc' }
const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const policy = (statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement: statement }, null, 2)

test('the short form of a resource is written out, and blanks are dropped', () => {
  expect(readResourcePolicy(policy([statement]), owner)).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:us-east-1:000000000000:abc/*"}]}',
  )
})

test('a single statement needs no list', () => {
  expect(readResourcePolicy(policy({ ...statement, Principal: { AWS: 'arn:aws:iam::1:root' } }), owner)).toContain('"Statement":{')
})

test.each([
  ['no JSON', 'x'],
  ['no statement', '{}'],
  ['an unknown effect', policy([{ ...statement, Effect: 'Maybe' }])],
  ['nobody it speaks of', policy([{ Effect: 'Allow', Action: '*', Resource: '*' }])],
  ['more than 8,192 characters', policy([{ ...statement, Sid: 'x'.repeat(8192) }])],
])('a policy with %s is none', (_title, text) => {
  expect(readResourcePolicy(text, owner)).toBeUndefined()
})
