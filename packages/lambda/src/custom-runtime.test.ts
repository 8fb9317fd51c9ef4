import { afterAll, describe, expect, test, vi } from 'vitest'
import { openTrial } from './testing/trial.ts'
import { zipOf } from './testing/zip-of.ts'

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const trial = await openTrial()
afterAll(() => trial.close())

const custom = { runtime: 'provided.al2023', handler: 'any.thing' } as const

/** A custom runtime in the shell, as AWS's tutorial has it. */
const shell = (turn: string) => `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
while :; do
  headers="$(mktemp)"
  event="$(curl -sS -D "$headers" "$api/invocation/next")"
  id="$(grep -i lambda-runtime-aws-request-id "$headers" | tr -d '\\r\\n' | cut -d' ' -f2)"
  ${turn}
done
`

describe('a custom runtime', () => {
  test('answers over AWS’s Runtime API', async () => {
    const turn =
      'echo "got $event"; curl -sS -X POST "$api/invocation/$id/response" -d "{\\"handler\\":\\"$_HANDLER\\",\\"event\\":$event,\\"env\\":\\"$AWS_EXECUTION_ENV\\"}"'
    const version = await trial.define({ bootstrap: shell(turn) }, custom)
    const answer = await trial.call(version, { a: 1 })
    expect(answer.value).toEqual({ handler: 'any.thing', event: { a: 1 }, env: '' })
    expect((await trial.call(version, 2)).value.event).toBe(2)
    await expect.poll(() => trial.log.some(({ message }) => message === 'got {"a":1}\n')).toBe(true)
  })

  test('reports an error, and one of its initialisation', async () => {
    const error = `-H "Lambda-Runtime-Function-Error-Type: Mine.Sort" -d '{"errorType":"Mine","errorMessage":"no"}'`
    const failing = await trial.define({ bootstrap: shell(`curl -sS -X POST "$api/invocation/$id/error" ${error}`) }, custom)
    expect(await trial.call(failing)).toMatchObject({ functionError: 'Unhandled', value: { errorType: 'Mine', errorMessage: 'no' } })
    const early = await trial.define(
      { bootstrap: `#!/bin/sh\ncurl -sS -X POST "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/init/error" ${error}; exit 1` },
      custom,
    )
    expect(await trial.call(early)).toMatchObject({ functionError: 'Unhandled', value: { errorType: 'Mine' } })
  })

  test('is told of a wrong id, and of an answer too many', async () => {
    const turn = [
      'wrong="$(curl -sS -X POST "$api/invocation/other/response" -d 1)"',
      'curl -sS -X POST "$api/invocation/$id/response" -d "[$wrong]"',
      'curl -sS -X POST "$api/invocation/$id/response" -d 2 > /tmp/again',
      'cat /tmp/again; echo',
    ].join('; ')
    const version = await trial.define({ bootstrap: shell(turn) }, { ...custom, name: 'wrong-id' })
    expect((await trial.call(version)).value).toEqual([{ errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' }])
    await expect.poll(() => trial.log.some(({ message }) => message.includes('InvalidStateTransition'))).toBe(true)
  })

  test('streams, and breaks off with trailers', async () => {
    const code = `#!/usr/bin/env python3
import os, socket
host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
def talk(data):
    s = socket.create_connection((host, int(port))); s.sendall(data); out = b""
    while True:
        piece = s.recv(65536)
        if not piece: return out
        out += piece
while True:
    head = talk(b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n").decode()
    id = [l.split(": ")[1] for l in head.split("\\r\\n") if l.lower().startswith("lambda-runtime-aws-request-id")][0]
    start = "POST /2018-06-01/runtime/invocation/" + id + "/response HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\nContent-Type: text/x\\r\\nLambda-Runtime-Function-Response-Mode: streaming\\r\\nTransfer-Encoding: chunked\\r\\nTrailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\\r\\n\\r\\n"
    trailers = "Lambda-Runtime-Function-Error-Type: Mid.Way\\r\\nLambda-Runtime-Function-Error-Body: eyJlcnJvclR5cGUiOiJNaWQuV2F5In0=\\r\\n" if "break" in head else ""
    talk((start + "3\\r\\none\\r\\n0\\r\\n" + trailers + "\\r\\n").encode())
`
    const version = await trial.define({ bootstrap: code }, custom)
    const open = async (event: unknown) => {
      const answer = await trial.functions.invokeStreaming(version, { payload: Buffer.from(JSON.stringify(event)), invokedFunctionArn: version.functionArn })
      let text = ''
      for await (const piece of answer.payload) text += Buffer.from(piece).toString()
      return { contentType: answer.contentType, text, error: (await answer.ended).error?.errorType }
    }
    expect(await open('on')).toEqual({ contentType: 'text/x', text: 'one', error: undefined })
    expect(await open('break')).toEqual({ contentType: 'text/x', text: 'one', error: 'Mid.Way' })
  })

  test('without a bootstrap that can be executed there is none', async () => {
    const errorMessage = (requestId: string) => `RequestId: ${requestId} Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]`
    for (const files of [{ other: '' }, { bootstrap: 'no mode, no start' }]) {
      const answer = await trial.call(await trial.define(files, custom))
      expect(answer.value).toEqual({ errorType: 'Runtime.InvalidEntrypoint', errorMessage: errorMessage(answer.requestId) })
      expect(answer.tail).toMatch(/Status: error\tError Type: Runtime.InvalidEntrypoint\n$/)
    }
  })

  test('may come from a layer', async () => {
    const turn = 'curl -sS -X POST "$api/invocation/$id/response" -d "\\"$(cat /opt/word)\\""'
    const layers = await Promise.all(
      [
        [
          { path: 'bootstrap', content: shell(turn), mode: 0o100_755 },
          { path: 'word', content: 'first' },
        ],
        [{ path: 'word', content: 'second' }],
      ].map(async (entries) => {
        const { sha256 } = await trial.functions.keepArchive(await zipOf(entries))
        return { type: 'archive' as const, sha256 }
      }),
    )
    expect((await trial.call(await trial.define({ empty: '' }, { ...custom, layers }))).value).toBe('second')
  })
})

describe('code from a zip', () => {
  test('runs, with its layers’ packages', async () => {
    const code = await trial.functions.keepArchive(await zipOf([{ path: 'index.js', content: 'exports.handler = async () => require("from-layer")' }]))
    const layer = await trial.functions.keepArchive(await zipOf([{ path: 'nodejs/node_modules/from-layer/index.js', content: 'module.exports = "layer"' }]))
    const version = await trial.define({}, { code: { type: 'archive', sha256: code.sha256 }, layers: [{ type: 'archive', sha256: layer.sha256 }] })
    expect((await trial.call(version)).value).toBe('layer')
  })

  test('of Python finds its layers’ packages, the exact version’s first', async () => {
    const layer = await trial.functions.keepArchive(
      await zipOf([
        { path: 'python/one.py', content: 'word = "plain"' },
        { path: 'python/two.py', content: 'word = "plain"' },
        { path: 'python/lib/python3.11/site-packages/two.py', content: 'word = "exact"' },
      ]),
    )
    const version = await trial.define(
      { 'app.py': 'import one, two\ndef handler(e, c):\n    return [one.word, two.word]' },
      { runtime: 'python3.11', handler: 'app.handler', layers: [{ type: 'archive', sha256: layer.sha256 }] },
    )
    expect((await trial.call(version)).value).toEqual(['plain', 'exact'])
  })
})

describe('a wrapper script', () => {
  const wrapper = '#!/bin/sh\nexport ADDED="by $(basename $0)"\nexec "$@"\n'

  test.each(['nodejs24.x', 'python3.11'])('starts %s', async (runtime) => {
    const files = {
      'wrap.sh': wrapper,
      'index.js': 'exports.handler = async () => process.env.ADDED',
      'index.py': 'import os\ndef handler(e, c):\n    return os.environ["ADDED"]',
    }
    const version = await trial.define(files, { runtime, environment: { AWS_LAMBDA_EXEC_WRAPPER: '/var/task/wrap.sh' } })
    expect((await trial.call(version)).value).toBe('by wrap.sh')
  })

  test('that is missing is an exit with 127', async () => {
    const answer = await trial.call(await trial.define({ 'index.js': '' }, { environment: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/nowhere' } }))
    expect(answer.value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${answer.requestId} Error: Runtime exited with error: exit status 127`,
    })
  })
})

describe('other runtimes', () => {
  test.each(['java21', 'ruby3.3', 'dotnet8'])('%s says what can be done', async (runtime) => {
    const answer = await trial.call(await trial.define({ a: '' }, { runtime }))
    expect(answer.value.errorMessage).toMatch(new RegExp(`^RequestId: ${answer.requestId} Error: ${runtime} cannot run here: .*AWS_ENDPOINT_URL_LAMBDA`))
  })

  test('go1.x runs its executable against the Runtime API', async () => {
    const version = await trial.define({ main: shell('curl -sS -X POST "$api/invocation/$id/response" -d 3') }, { runtime: 'go1.x', handler: 'main' })
    expect((await trial.call(version)).value).toBe(3)
  })

  test('an old version runs on the nearest, and its log says so', async () => {
    const version = await trial.define(
      { 'index.js': 'exports.handler = async () => process.env.AWS_EXECUTION_ENV' },
      { runtime: 'nodejs8.10', name: 'old-node' },
    )
    expect((await trial.call(version)).value).toBe('AWS_Lambda_nodejs8.10')
    expect(trial.log.find(({ group, message }) => group === '/aws/lambda/old-node' && message.startsWith('[Fourbox]'))?.message).toMatch(
      /^\[Fourbox\] nodejs8\.10 runs on Node\.js \d+\.\d+\.\d+, the nearest on this machine\.\n$/,
    )
  })
})

test('Node functions speak the Runtime API, too, when asked to', async () => {
  const over = await openTrial({ nodeRuntimeApi: true })
  const version = await over.define({
    'index.js': `exports.handler = async (e) => { console.log("logged"); if (e.fail) throw new Error("no"); if (e.exit) process.exit(2); return [e, process.env.AWS_LAMBDA_RUNTIME_API] }`,
  })
  const answer = await over.call(version, { a: 'ü' })
  expect(answer.value).toEqual([{ a: 'ü' }, expect.stringMatching(/^127\.0\.0\.1:\d+$/)])
  expect(answer.tail).toMatch(/\tINFO\tlogged\nEND /)
  expect((await over.call(version, { fail: true })).value.errorMessage).toBe('no')
  expect((await over.call(version, { exit: true })).value.errorType).toBe('Runtime.ExitError')
  expect((await over.call(version, { a: 1 })).value[0]).toEqual({ a: 1 })
  await over.close()
})
