import { expect, test } from 'vitest'

import { arn, parseArn, parseLayerArn } from './arn.ts'

test('an ARN has five parts, of which the last keeps its colons', () => {
  expect(parseArn('arn:aws:lambda:us-east-1:000000000000:function:f:live')).toEqual({
    partition: 'aws',
    service: 'lambda',
    region: 'us-east-1',
    account: '000000000000',
    resource: 'function:f:live',
  })
  expect(parseArn('arn:aws:iam::123456789012:role/r')).toMatchObject({ region: '', resource: 'role/r' })
})

test.each(['', 'arn', 'arn:aws:lambda', 'arn:aws:lambda:us-east-1:0', 'arn::lambda:us-east-1:0:f', 'arn:aws::us-east-1:0:f', 'ARN:aws:lambda:us-east-1:0:f'])(
  '%j is no ARN',
  (text) => {
    expect(parseArn(text)).toBeUndefined()
  },
)

test('an authorizer’s ARN and a function’s name where they stand', () => {
  expect(arn.authorizer('us-east-1', '000000000000', 'a1', 'auth01')).toBe('arn:aws:execute-api:us-east-1:000000000000:a1/authorizers/auth01')
  expect(arn.lambda('us-east-1', '000000000000', 'f')).toBe('arn:aws:lambda:us-east-1:000000000000:function:f')
  expect(arn.lambda('us-east-1', '000000000000', 'f', 'live')).toBe('arn:aws:lambda:us-east-1:000000000000:function:f:live')
})

test('a control-plane ARN has no account, a call’s names stage, verb and path', () => {
  expect(arn.apigateway('us-east-1', '/restapis/a1')).toBe('arn:aws:apigateway:us-east-1::/restapis/a1')
  expect(arn.executeApi('us-east-1', '000000000000', 'a1', 'prod', 'GET', '/pets/1')).toBe('arn:aws:execute-api:us-east-1:000000000000:a1/prod/GET/pets/1')
})

test('a layer’s ARN is taken apart, with its version or without', () => {
  const layer = { region: 'us-east-1', account: '000000000000', name: 'shared' }
  expect(parseLayerArn(arn.layer('us-east-1', '000000000000', 'shared', 3))).toEqual({ ...layer, version: 3 })
  expect(parseLayerArn(arn.layer('us-east-1', '000000000000', 'shared'))).toEqual(layer)
  for (const other of ['shared', arn.lambda('us-east-1', '000000000000', 'shared'), arn.logGroup('us-east-1', '000000000000', 'shared')])
    expect(parseLayerArn(other)).toBeUndefined()
})
