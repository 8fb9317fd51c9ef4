import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { readAuthorizerResult } from '../method-request/authorizer-result.ts'
import { compileMask } from '../trace/mask.ts'
import { readEntry, writeEntry } from './written-entry.ts'

const origin = { resourcePath: '/', parameters: [], mask: compileMask({ authorizers: {} }) }

test('an answer is read as it was written, its body to the byte', () => {
  const body = Uint8Array.from({ length: 300 }, (_, index) => index % 256)
  const response = { status: 404, headers: ['X-Name', 'täxt\n{"', 'x-name', ''], body }
  expect(readEntry(writeEntry({ kind: 'response', response, origin }))).toEqual({ kind: 'response', response })
  const empty = { status: 204, headers: [], body: new Uint8Array() }
  expect(readEntry(writeEntry({ kind: 'response', response: empty, origin }))).toEqual({ kind: 'response', response: empty })
})

test('a verdict of an authorizer is what its function answered, read anew', () => {
  const policyDocument = { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }] }
  const payload = JSON.stringify({ principalId: 'someone', policyDocument, context: { level: 7 }, usageIdentifierKey: 'k' })
  const result = readAuthorizerResult(payload, 'TOKEN')
  if (!result) throw new Error('A whole answer is read')
  const written = writeEntry({ kind: 'authorizer', result, type: 'TOKEN', payload, sources: ['method.request.header.Authorization'] })
  expect(readEntry(written)).toMatchObject({
    kind: 'authorizer',
    result: { principalId: 'someone', context: new Map([['level', '7']]), usageIdentifierKey: 'k' },
  })
})

test.each([
  '',
  'no line',
  '\n',
  'null\n',
  '[]\n',
  '{"kind":"response","status":99,"headers":[]}\n',
  '{"kind":"response","status":"200","headers":[]}\n',
  '{"kind":"response","status":200,"headers":["X"]}\n',
  '{"kind":"response","status":200,"headers":["X",1]}\n',
  '{"kind":"other","status":200,"headers":[]}\n',
  '{"kind":"authorizer","type":"OTHER","payload":"{}"}\n',
  '{"kind":"authorizer","type":"TOKEN","payload":"{}"}\n',
  '{"kind":"authorizer","type":"TOKEN","payload":{}}\n',
])('what nobody of us has written is no entry: %j', (text) => {
  expect(readEntry(encodeText(text))).toBeUndefined()
})
