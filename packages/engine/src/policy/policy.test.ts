import { array, assert, constantFrom, property, string as text } from 'fast-check'
import { expect, test } from 'vitest'
import { compileCidr } from './cidr.ts'
import { compileConditions } from './conditions.ts'
import { compilePolicy } from './policy.ts'
import { compileWildcard } from './wildcard.ts'

const question = {
  action: 'execute-api:Invoke',
  resource: 'arn:aws:execute-api:us-east-1:1:api/dev/GET/pets/1',
  principal: undefined,
  facts: new Map(),
} as const
const statement = (more: object) => ({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', ...more })
const effectOf = (...statements: readonly object[]) => compilePolicy({ Statement: statements }, 'arn:aws:execute-api:us-east-1:1:api/')?.(question).effect

test('an explicit deny wins over any allow, and silence is neither', () => {
  expect(effectOf(statement({}))).toBe('allow')
  expect(effectOf(statement({}), statement({ Effect: 'Deny', Resource: '*/GET/pets/*' }))).toBe('deny')
  expect(effectOf(statement({ Resource: '*/POST/*' }))).toBe('none')
  expect(effectOf(statement({ Action: 'execute-api:ManageConnections' }))).toBe('none')
  expect(effectOf(statement({ Action: ['EXECUTE-API:*'] }))).toBe('allow')
  expect(effectOf(statement({ NotAction: 'execute-api:Invoke', Action: undefined }))).toBe('none')
  expect(effectOf(statement({ NotResource: '*/POST/*', Resource: undefined }))).toBe('allow')
})

test('execute-api:/ is short for the API itself', () => {
  expect(effectOf(statement({ Resource: 'execute-api:/dev/GET/pets/?' }))).toBe('allow')
  expect(effectOf(statement({ Resource: 'execute-api:/prod/*' }))).toBe('none')
})

test('a variable in a resource stands for what the request says, to the letter; without a value the statement is silent', () => {
  const asked = (resource: string, name: string | undefined) =>
    compilePolicy(
      { Statement: [statement({ Resource: resource })] },
      '',
    )?.({
      ...question,
      facts: new Map(name === undefined ? [] : [['aws:username', [name]]]),
    }).effect
  expect(asked('*/GET/${aws:username}/1', 'pets')).toBe('allow')
  expect(asked('*/GET/${aws:username}/1', 'toys')).toBe('none')
  expect(asked('*/GET/${aws:username}/1', '*')).toBe('none')
  expect(asked('*/GET/${aws:username}/1', undefined)).toBe('none')
  expect(asked("*/GET/${aws:username, 'pets'}/*", undefined)).toBe('allow')
})

test('what is no policy is refused whole', () => {
  for (const document of [
    undefined,
    null,
    'x',
    {},
    { Statement: [] },
    { Statement: [statement({ Effect: 'allow' })] },
    { Statement: [statement({ Resource: 5 })] },
    { Statement: [statement({ Condition: { Sometimes: { a: 'b' } } })] },
  ]) {
    expect(compilePolicy(document, '')).toBeUndefined()
  }
})

test('a statement speaks of its principals, and not of those it excludes', () => {
  const signed = { kind: 'signed', accountId: '111122223333', userArn: 'arn:aws:sts::111122223333:assumed-role/app/session' } as const
  const anonymous = { kind: 'anonymous' } as const
  const asked = (principals: object, principal: typeof signed | typeof anonymous) =>
    compilePolicy({ Statement: [statement(principals)] }, '')?.({ ...question, principal }).effect
  expect(asked({ Principal: '*' }, anonymous)).toBe('allow')
  expect(asked({ Principal: { AWS: '*' } }, anonymous)).toBe('allow')
  for (const name of ['111122223333', 'arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:role/app', signed.userArn])
    expect(asked({ Principal: { AWS: [name] } }, signed)).toBe('allow')
  expect(asked({ Principal: { AWS: '444455556666' } }, signed)).toBe('none')
  expect(asked({ Principal: { AWS: '111122223333' } }, anonymous)).toBe('none')
  expect(asked({ NotPrincipal: { AWS: '111122223333' } }, signed)).toBe('none')
  expect(asked({ NotPrincipal: { AWS: '111122223333' } }, anonymous)).toBe('allow')
  expect(asked({ Principal: { Service: 'x' } }, signed)).toBe('none')
})

const facts = new Map([
  ['aws:sourceip', ['203.0.113.9']],
  ['aws:useragent', ['curl/8.0']],
  ['aws:epochtime', ['1795246459']],
  ['aws:currenttime', ['2026-11-21T07:34:19Z']],
  ['aws:securetransport', ['true']],
  ['aws:tagkeys', ['a', 'b']],
  ['aws:marked', ['a*?$']],
  ['aws:wild', ['*']],
  ['aws:version', ['8.0']],
])
const holds = (condition: unknown) => compileConditions(condition)?.(facts)

test.each([
  [{ StringEquals: { 'AWS:UserAgent': 'curl/8.0' } }, true],
  [{ StringEquals: { 'aws:UserAgent': ['x', 'curl/8.0'] } }, true],
  [{ StringNotEquals: { 'aws:UserAgent': ['x', 'curl/8.0'] } }, false],
  [{ StringEqualsIgnoreCase: { 'aws:UserAgent': 'CURL/8.0' } }, true],
  [{ StringLike: { 'aws:UserAgent': 'curl/*' } }, true],
  [{ StringNotLike: { 'aws:UserAgent': 'wget/*' } }, true],
  [{ StringEquals: { 'aws:Referer': 'x' } }, false],
  [{ StringNotEquals: { 'aws:Referer': 'x' } }, true],
  [{ StringEqualsIfExists: { 'aws:Referer': 'x' } }, true],
  [{ Null: { 'aws:Referer': 'true' } }, true],
  [{ Null: { 'aws:SourceIp': true } }, false],
  [{ Bool: { 'aws:SecureTransport': true } }, true],
  [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
  [{ NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } }, false],
  [{ NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } }, true],
  [{ NumericGreaterThan: { 'aws:EpochTime': '1700000000' } }, true],
  [{ NumericLessThanEquals: { 'aws:EpochTime': 1_700_000_000 } }, false],
  [{ DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, true],
  [{ DateLessThan: { 'aws:EpochTime': '2026-01-01T00:00:00Z' } }, false],
  [{ DateLessThan: { 'aws:CurrentTime': '2030-01-01' }, StringEquals: { 'aws:UserAgent': 'x' } }, false],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b', 'c'] } }, true],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, false],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, true],
  [{ StringEquals: { 'aws:SourceIp': '${aws:SourceIp}' } }, true],
  [{ ArnLike: { 'aws:UserAgent': 'curl/?.0' } }, true],
  [{ 'ForAllValues:StringEquals': { 'aws:Referer': 'x' } }, true],
  [{ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['a'] } }, false],
  [{ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a'] } }, true],
  [{ 'ForAnyValue:StringEquals': { 'aws:Referer': 'x' } }, false],
  [{ 'ForAnyValue:StringNotEquals': { 'aws:Referer': 'x' } }, false],
  [{ 'ForAnyValue:StringEqualsIfExists': { 'aws:Referer': 'x' } }, true],
  [{ StringNotEqualsIfExists: { 'aws:UserAgent': 'curl/8.0' } }, false],
  [{ StringEquals: { 'aws:UserAgent': '${aws:Referer}' } }, false],
  [{ StringEquals: { 'aws:UserAgent': "${aws:Referer, 'curl/8.0'}" } }, true],
  [{ StringEquals: { 'aws:UserAgent': "${aws:UserAgent, 'wget'}" } }, true],
  [{ StringEquals: { 'aws:Marked': 'a${*}${?}${$}' } }, true],
  [{ StringLike: { 'aws:Marked': 'a${*}*' } }, true],
  [{ StringLike: { 'aws:UserAgent': 'curl${*}' } }, false],
  [{ StringLike: { 'aws:UserAgent': '${aws:Wild}' } }, false],
  [{ StringLike: { 'aws:Wild': '${aws:Wild}' } }, true],
  [{ StringLike: { 'aws:UserAgent': 'c*/${aws:Version}' } }, true],
])('condition %j → %s', (condition, expected) => {
  expect(holds(condition)).toBe(expected)
})

test('an address is in a range of its own kind only, dual-stack forms included', () => {
  expect(compileCidr('10.1.2.0/23')('10.1.3.255')).toBe(true)
  expect(compileCidr('10.1.2.0/23')('10.1.4.0')).toBe(false)
  expect(compileCidr('0.0.0.0/0')('255.1.1.1')).toBe(true)
  expect(compileCidr('127.0.0.1')('::ffff:127.0.0.1')).toBe(true)
  expect(compileCidr('2001:db8::/32')('2001:db8:0:1::5')).toBe(true)
  expect(compileCidr('2001:db8::/32')('2001:db9::5')).toBe(false)
  expect(compileCidr('::/0')('1.2.3.4')).toBe(false)
  for (const wrong of ['10.0.0.0/33', '10.0.0/8', 'x', '10.0.0.256', '::1::2', '10.0.0.0/-1']) expect(compileCidr(wrong)('10.0.0.0')).toBe(false)
})

test('wildcards match as their expansion does, whatever the pattern', () => {
  const letters = (...more: readonly string[]) => array(constantFrom('a', 'b', ...more), { maxLength: 8 }).map((parts) => parts.join(''))
  assert(
    property(letters('*', '?'), letters(), (pattern, subject) => {
      expect(compileWildcard(pattern)(subject)).toBe(naive(pattern, subject))
    }),
  )
  assert(property(text(), text(), (pattern, subject) => void compileWildcard(pattern)(subject)))
})

function naive(pattern: string, subject: string): boolean {
  const [head] = pattern
  if (head === undefined) return subject === ''
  if (head === '*') return naive(pattern.slice(1), subject) || (subject !== '' && naive(pattern, subject.slice(1)))
  return subject !== '' && (head === '?' || head === subject[0]) && naive(pattern.slice(1), subject.slice(1))
}
