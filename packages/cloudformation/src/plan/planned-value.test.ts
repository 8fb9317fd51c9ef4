import { expect, test } from 'vitest'

import { awaitedBy, Later, resolve, UnresolvableError, type PlannedValue } from './planned-value.ts'

const api = new Later({ kind: 'attribute', logicalId: 'Api', attribute: undefined })
const functionArn = new Later({ kind: 'attribute', logicalId: 'Fn', attribute: 'Arn' })

function attributeOf(logicalId: string, attribute: string | undefined) {
  return logicalId === 'Fn' ? 'arn:aws:lambda:us-east-1:000000000000:function:f' : `${logicalId}.${attribute ?? 'ref'}`
}

test.each<[string, PlannedValue, unknown]>([
  ['a Ref', api, 'Api.ref'],
  ['an attribute within a map', { a: [functionArn] }, { a: ['arn:aws:lambda:us-east-1:000000000000:function:f'] }],
  ['a join', new Later({ kind: 'join', separator: '/', parts: ['a', api, 1, true] }), 'a/Api.ref/1/true'],
  ['a part of an ARN', new Later({ kind: 'select', index: 6, list: new Later({ kind: 'split', separator: ':', text: functionArn }) }), 'f'],
  ['base64', new Later({ kind: 'base64', text: api }), 'QXBpLnJlZg=='],
  ['JSON as text', new Later({ kind: 'json', value: { a: api } }), '{"a":"Api.ref"}'],
  ['a length', new Later({ kind: 'length', list: [api, 1] }), 2],
])('%s is worked out when its resources are there', (_, value, result) => {
  expect(resolve(value, attributeOf)).toEqual(result)
})

test('a value tells the resources it waits for', () => {
  expect([...awaitedBy({ a: [new Later({ kind: 'join', separator: '', parts: [api, functionArn] })], b: 'Other' })]).toEqual(['Api', 'Fn'])
})

test('an item that is not there is told', () => {
  const value = new Later({ kind: 'select', index: 3, list: new Later({ kind: 'split', separator: '.', text: api }) })
  expect(() => resolve(value, attributeOf)).toThrow(new UnresolvableError('Template error: Fn::Select cannot select nonexistent value at index 3'))
})
