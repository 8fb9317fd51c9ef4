import { expect, test } from 'vitest'
import { readPolicy, writePolicy } from './resource-policy.ts'

const context = { region: 'us-east-1', account: '000000000000' }
const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const policy = (statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement: statement }, null, 2)

test('the short form of a resource is written out, and blanks are dropped', () => {
  expect(readPolicy(context, 'abc', policy([statement]))).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:us-east-1:000000000000:abc/*"}]}',
  )
})

test('a single statement needs no list', () => {
  expect(readPolicy(context, 'abc', policy({ ...statement, Principal: { AWS: 'arn:aws:iam::1:root' } }))).toContain('"Statement":{')
})

test.each([
  ['no JSON', 'x'],
  ['no statement', '{}'],
  ['an unknown effect', policy([{ ...statement, Effect: 'Maybe' }])],
  ['nobody it speaks of', policy([{ Effect: 'Allow', Action: '*', Resource: '*' }])],
  ['more than 8,192 characters', policy([{ ...statement, Sid: 'x'.repeat(8192) }])],
])('a policy with %s is refused', (_title, text) => {
  expect(() => readPolicy(context, 'abc', text)).toThrow('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.')
})

test('the answer escapes the quotes once more, as AWS does', () => {
  expect(writePolicy('{"a":"b"}')).toBe('{\\"a\\":\\"b\\"}')
})
