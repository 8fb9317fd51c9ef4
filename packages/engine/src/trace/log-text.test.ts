import { visible } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { answering, settings, trialApi, trialPorts } from '../testing/trial.ts'
import { testInvoke } from '../test-invoke/test-invoke.ts'
import { encodeText } from '../content/text.ts'
import { printBody, printHeaders, printMap, printQuery } from './log-text.ts'
import { compileMask } from './mask.ts'

const hostile = 'a\u001b[2J\u009b1A\u202eexe.\u2066x\u200f'
const written = String.raw`a\u001b[2J\u009b1A\u202eexe.\u2066x\u200f`

test('nothing in a log or a trace moves the cursor or turns a line round, whoever wrote it; the answer itself is as it was made', async () => {
  const { log, trace, body } = await testInvoke(
    {
      api: trialApi({ 'POST /pets': answering(hostile) }),
      resourceId: 'r-pets',
      httpMethod: 'POST',
      pathWithQueryString: `/pets?q=${encodeURIComponent(hostile)}`,
      headers: { 'X-Name': hostile },
      body: `"${hostile}"\r\nnext`,
    },
    settings,
    trialPorts(),
  )
  expect(body).toBe(hostile)
  expect(log).toContain(`Method request query string: {q=${written}}`)
  expect(log).toContain(`X-Name=${written}`)
  expect(log).toContain(`Method request body before transformations: "${written}"\r\nnext`)
  expect(log).toContain(`Method response body after transformations: ${written}`)
  const texts = [...trace.log, ...trace.boxes.flatMap(({ facts }) => facts.map(({ value }) => value))].join('\n')
  expect(texts).toContain(written)
  expect(visible(texts)).toBe(texts)
})

const mask = compileMask({ authorizers: {} })

test('headers are printed as a Java map: in the order in which names came, several values behind one name, each secret starred by itself', () => {
  const headers = ['A', '1', 'Cookie', 'secret-one', 'B', '2', 'A', '3', 'Cookie', 'secret-two']
  expect(printHeaders(headers, mask)).toBe('{A=1,3, Cookie=****et-one,****et-two, B=2}')
  expect(printHeaders([], mask)).toBe('{}')
  const query = new Map([
    ['q', ['1', '2']],
    ['token', ['secret-one']],
  ])
  expect(printQuery(query, mask)).toBe('{q=1,2, token=****et-one}')
})

test('a name or a value with line breaks does not look like another line', () => {
  expect(printMap(new Map([['a\r\nb', 'c\nd']]))).toBe(String.raw`{a\r\nb=c\nd}`)
})

test('of a long body as much is decoded as a line may show, whatever character that ends in', () => {
  const long = encodeText('ä'.repeat(100_000))
  for (const from of [0, 2]) expect(printBody(long.subarray(from))).toMatch(/^ä+$/)
  expect(printBody(encodeText(`x${'ä'.repeat(100_000)}`))).toMatch(/^xä+$/)
  expect(printBody(new Uint8Array([0xff]))).toBe('[Binary Data]')
  expect(printBody(encodeText('text'))).toBe('text')
})
