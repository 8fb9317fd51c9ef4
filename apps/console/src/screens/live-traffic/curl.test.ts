import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from './curl.ts'
import { trialCall } from '../../testing/trial-call.ts'

/** What a shell makes of the line: the words that curl is given. */
function words(line: string): readonly string[] {
  const script = `curl() { printf '%s\\n' "$@"; }; ${line}`
  return execFileSync('sh', ['-c', script], { env: { AUTHORIZATION: 'Bearer mine', ACCESS_TOKEN: 'my token' }, encoding: 'utf8' })
    .trimEnd()
    .split('\n')
}

test('a line of curl says the same call to a shell, and leaves what was masked to variables', () => {
  expect(words(curlOf(trialCall()))).toEqual(
    [
      ['-X', 'POST', 'http://abc123.execute-api.localhost:4401/dev/orders/17/a%20b?access_token=my token&page=2'],
      ['-H', 'Host: abc123.execute-api.localhost:4401'],
      ['-H', 'Content-Type: application/json'],
      ['-H', 'Authorization: Bearer mine'],
      ['-H', "X-Note: it's"],
      ['--data-raw', '{"note":"ring it"}'],
    ].flat(),
  )
})

test('what a client wrote runs nothing in the shell', () => {
  const { request } = trialCall()
  const hostile = trialCall({ request: { ...request, headers: [['X-Note', "'; echo broken; '$(echo broken)`echo broken`"]], masked: [] } })
  expect(words(curlOf(hostile))).toContain("X-Note: '; echo broken; '$(echo broken)`echo broken`")
})

test('bytes that are no text go through base64, a GET needs no verb, and HEAD asks for the head', () => {
  const { request } = trialCall()
  const bytes = trialCall({ request: { ...request, masked: [], body: { text: '/wA=', isBase64Encoded: true, bytes: 2, isCut: false } } })
  expect(curlOf(bytes)).toMatch(/^echo '\/wA=' \| base64 -d \| curl .*--data-binary @-$/)
  const { body: _body, ...bare } = request
  expect(curlOf(trialCall({ request: { ...bare, httpMethod: 'GET' } }))).toMatch(/^curl 'http/)
  expect(curlOf(trialCall({ request: { ...bare, httpMethod: 'HEAD' } }))).toMatch(/^curl --head /)
})
