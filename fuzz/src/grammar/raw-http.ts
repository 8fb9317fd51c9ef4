import * as fc from 'fast-check'

/** One request, byte by byte, as Latin-1 text. */
export interface RawRequest {
  readonly bytes: string
}

/** The words that a plane knows: addresses with something behind them, and headers that mean something to it. */
export interface Vocabulary {
  readonly paths: readonly string[]
  readonly headers: readonly string[]
}

const oddTexts = fc.oneof(
  fc.constantFrom('', 'a', '%', '%00', '%2e%2e%2f', '..', '//', '\t', '\r', '\n', '\0', 'é', '\x7f', '"', '{', '*', ';', '{"a":1}', '%F0%9F%98%80', '%ff'),
  fc.string({ maxLength: 12, unit: 'binary' }).map((text) => Buffer.from(text).toString('latin1')),
  fc.integer({ min: 1, max: 20_000 }).map((length) => 'x'.repeat(length)),
)

const oddFramings = [
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding:\x0bchunked',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
  'Content-Length: +5',
  'Content-Length: 0x5',
  'Content-Length: -1',
  'Content-Length: 5, 5',
  'Content-Length: 99999999999999999999',
  'Connection: close, content-length',
  'Upgrade: h2c\r\nConnection: Upgrade',
  'Expect: 100-continue',
]

/** Requests that are nearly right: any part of the head, its framing and its ends may be another. `@HOST@` stands for the plane's own name. */
export function rawRequest({ paths, headers }: Vocabulary): fc.Arbitrary<RawRequest> {
  const path = fc
    .tuple(
      fc.constantFrom(...paths),
      fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, oddTexts),
      fc.oneof(
        { arbitrary: fc.constant(''), weight: 3 },
        oddTexts.map((text) => `?${text}`),
      ),
    )
    .map((parts) => parts.join(''))
  const line = fc
    .tuple(
      fc.oneof(
        { arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), weight: 8 },
        fc.constantFrom('HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'PRI', '', 'G E T'),
      ),
      fc.constantFrom(' ', ' ', ' ', ' ', '  ', '\t', ''),
      fc.oneof({ arbitrary: path, weight: 9 }, fc.constantFrom('*', 'http://evil.example/', 'evil.example:80', 'http://@HOST@/', '//evil.example/')),
      fc.oneof(
        { arbitrary: fc.constant(' HTTP/1.1'), weight: 9 },
        fc.constantFrom(' HTTP/1.0', ' HTTP/2.0', ' HTTP/0.9', '', ' HTTP/1.1 ', ' http/1.1', ' HTTP/11'),
      ),
    )
    .map((parts) => parts.join(''))
  const framing = fc.oneof(
    { arbitrary: fc.constantFrom('', 'Content-Length: @LENGTH@', 'Transfer-Encoding: chunked'), weight: 3 },
    fc.constantFrom(...oddFramings),
  )
  const header = fc.oneof(
    { arbitrary: fc.tuple(fc.constantFrom(...headers), fc.constant('')), weight: 6 },
    fc.tuple(
      fc.constantFrom(
        'Host',
        'X-A',
        'Cookie',
        'Authorization',
        'X-HTTP-Method-Override',
        'Forwarded',
        'X-Forwarded-For',
        '__proto__',
        'constructor',
        'X\0',
        '',
      ),
      oddTexts.map((text) => `: ${text}`),
    ),
  )
  const body = fc.oneof(
    fc.constantFrom(
      '',
      '',
      '{}',
      '{"name":"a"}',
      '5\r\nhello\r\n0\r\n\r\n',
      '0\r\n\r\n',
      '5;ext=1\r\nhello\r\n0\r\nX-T: 1\r\n\r\n',
      'fffffffff\r\n',
      '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: @HOST@\r\n\r\n',
    ),
    oddTexts,
  )
  const end = fc.oneof({ arbitrary: fc.constant('\r\n'), weight: 12 }, fc.constantFrom('\n', '\r', '\r\n ', '\n\n'))
  return fc
    .tuple(
      line,
      fc.oneof({ arbitrary: fc.constant('Host: @HOST@'), weight: 9 }, fc.constantFrom('', 'Host: evil.example', 'Host: @HOST@\r\nHost: @HOST@', 'Host:')),
      framing,
      fc.array(header, { maxLength: 4 }),
      body,
      end,
    )
    .map(([first, host, frame, more, content, newline]) => {
      const lines = [first, host, 'Connection: close', frame, ...more.map((parts) => parts.join(''))].filter((text) => text !== '')
      return { bytes: `${lines.map((text) => `${text}${newline}`).join('')}${newline}${content}`.replace('@LENGTH@', String(content.length)) }
    })
}
