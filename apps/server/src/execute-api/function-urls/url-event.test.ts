import { expect, test } from 'vitest'
import { urlEvent, type UrlRequest } from './url-event.ts'

const facts = {
  url: { urlId: 'abc', functionName: 'f', authType: 'NONE', createdAt: 0, lastModified: 0 },
  requestId: 'r-1',
  traceId: 'Root=1',
  caller: undefined,
  at: Date.UTC(2022, 7, 5, 8, 14, 39, 5),
  port: 4401,
}
const request: UrlRequest = {
  method: 'POST',
  rawPath: '/pa2%Fth/1',
  rawQuery: 'a=1&a=2&b=x%20y',
  headers: [
    'Host',
    'abc.lambda-url.us-east-1.localhost:4401',
    'X-Two',
    '1',
    'x-two',
    '2',
    'Cookie',
    'c=1; d=2',
    'User-Agent',
    'curl',
    'Content-Type',
    'application/json',
  ],
  body: Buffer.from('{"a":1}'),
  sourceIp: '127.0.0.1',
  domainName: 'abc.lambda-url.us-east-1.localhost',
  scheme: 'http',
}

test('the event has format 2.0', () => {
  expect(urlEvent(request, facts)).toEqual({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/pa2%Fth/1',
    rawQueryString: 'a=1&a=2&b=x%20y',
    cookies: ['c=1', 'd=2'],
    headers: {
      host: 'abc.lambda-url.us-east-1.localhost',
      'x-two': '1,2',
      'user-agent': 'curl',
      'content-type': 'application/json',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '4401',
      'x-forwarded-proto': 'http',
      'x-amzn-trace-id': 'Root=1',
    },
    queryStringParameters: { a: '1,2', b: 'x y' },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.us-east-1.localhost',
      domainPrefix: 'abc',
      http: { method: 'POST', path: '/pa2%Fth/1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'curl' },
      requestId: 'r-1',
      routeKey: '$default',
      stage: '$default',
      time: '05/Aug/2022:08:14:39 +0000',
      timeEpoch: facts.at,
    },
    body: '{"a":1}',
    isBase64Encoded: false,
  })
})

test('what is not there is absent', () => {
  const event = urlEvent({ ...request, method: 'GET', rawQuery: '', headers: [], body: new Uint8Array() }, facts)
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false })
  for (const member of ['body', 'cookies', 'queryStringParameters']) expect(event).not.toHaveProperty(member)
})

test.each([
  ['text/plain', false],
  ['application/json; charset=utf-8', false],
  ['application/problem+json', false],
  ['application/xml', false],
  ['application/javascript', false],
  ['image/png', true],
  ['multipart/form-data; boundary=x', true],
  ['application/x-www-form-urlencoded', true],
])('a body of %s comes as Base64: %s', (type, isBase64Encoded) => {
  const event = urlEvent({ ...request, headers: ['Content-Type', type], body: Buffer.from('hi') }, facts)
  expect(event).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'aGk=' : 'hi' })
})
