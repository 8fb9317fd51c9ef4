import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openTrial } from './testing/trial.ts'

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const trial = await openTrial()
afterAll(() => trial.close())

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const exporting = (body: string) => ({ 'index.js': `exports.handler = ${body}` })

async function answerOf(body: string, event?: unknown) {
  return trial.call(await trial.define(exporting(body)), event)
}

describe('what a function answers', () => {
  test.each<readonly [string, string, unknown]>([
    ['an object', 'async (event) => ({ got: event.a })', { got: 1 }],
    ['nothing', 'async () => {}', null],
    ['a text', 'async () => "tëxt"', 'tëxt'],
    ['a promise that is not async', '() => Promise.resolve(3)', 3],
    ['a promise that is late', '() => new Promise((resolve) => setTimeout(resolve, 20, "late"))', 'late'],
  ])('%s', async (_, body, expected) => {
    const answer = await answerOf(body, { a: 1 })
    expect([answer.value, answer.functionError]).toEqual([expected, undefined])
  })

  test.each<readonly [string, string, unknown]>([
    ['callback', '(event, context, callback) => callback(null, event.a)', 1],
    [
      'callback waits until the event loop is empty',
      '(e, c, callback) => { const r = {}; setTimeout(() => { r.late = true }, 30); callback(null, r) }',
      { late: true },
    ],
    [
      'callback does not wait when it shall not',
      '(e, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; const r = {}; setTimeout(() => { r.late = true }, 30); callback(null, r) }',
      {},
    ],
    ['context.succeed', '(e, context) => context.succeed("done")', 'done'],
    ['context.done', '(e, context) => context.done(null, "done")', 'done'],
    ['a callback that nobody calls', '(e, c, callback) => {}', null],
  ])('%s, up to Node.js 22', async (_, body, expected) => {
    const answer = await trial.call(await trial.define(exporting(body), { runtime: 'nodejs22.x' }), { a: 1 })
    expect([answer.value, answer.functionError]).toEqual([expected, undefined])
  })

  test('nodejs24.x has no callbacks any more', async () => {
    const { value } = await answerOf('(event, context, callback) => callback(null, 1)')
    expect(value.errorType).toBe('Runtime.CallbackHandlerDeprecated')
  })

  test('an event of 6 MB arrives, and one with every kind of character', async () => {
    const version = await trial.define(exporting('async (event) => [event.text.length, event.text.slice(0, 5)]'))
    expect((await trial.call(version, { text: 'é😀\u2028"\n'.repeat(500_000) })).value).toEqual([3_000_000, 'é😀\u2028"'])
  })
})

describe('the context', () => {
  test('has AWS’s members', async () => {
    const answer = await trial.call(
      await trial.define(
        exporting('async (e, c) => ({ ...c, remaining: c.getRemainingTimeInMillis(), keys: Object.keys(c), xray: process.env._X_AMZN_TRACE_ID })'),
        { name: 'context', timeoutInSeconds: 7, memorySizeInMegabytes: 256 },
      ),
      {},
      {
        invokedFunctionArn: 'arn:x:alias',
        clientContext: '{"custom":{"ä":1}}',
        cognitoIdentity: '{"cognitoIdentityId":"i"}',
        requestId: 'r-1',
        traceId: 'Root=1',
      },
    )
    expect(answer.value).toMatchObject({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'context',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:x:alias',
      memoryLimitInMB: '256',
      awsRequestId: 'r-1',
      logGroupName: '/aws/lambda/context',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      clientContext: { custom: { ä: 1 } },
      identity: { cognitoIdentityId: 'i' },
      xray: 'Root=1',
    })
    expect(answer.value.remaining).toBeGreaterThan(5000)
    expect(answer.value.remaining).toBeLessThanOrEqual(7000)
    expect(answer.value.keys).toEqual(expect.arrayContaining(['done', 'fail', 'succeed', 'getRemainingTimeInMillis']))
  })
})

describe('finding the handler', () => {
  test('what a process has said before it ended is heard, though nobody looked until then', async () => {
    const reference = await trial.define({ 'index.js': '' }, { handler: 'index' })
    // Longer than a process takes to start and to end.
    const holding = setInterval(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300), 1)
    onTestFinished(() => clearInterval(holding))
    const { value } = await trial.call(reference)
    expect(value.errorType).toBe('Runtime.MalformedHandlerName')
  })

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['an ES module by its ending', { 'index.mjs': 'export const handler = async () => import.meta.url' }, 'index.handler'],
    [
      'an ES module by its package',
      { 'package.json': '{"type":"module"}', 'index.js': 'await 1; export const handler = async () => import.meta.url' },
      'index.handler',
    ],
    ['CommonJS by its ending', { 'package.json': '{"type":"module"}', 'index.cjs': 'exports.handler = async () => __filename' }, 'index.handler'],
    ['a folder and a member', { 'src/deep/app.js': 'exports.a = { b: async () => __filename }' }, 'src/deep/app.a.b'],
    [
      'TypeScript',
      { 'index.ts': 'const where: string = import.meta.url; export const handler = async (): Promise<string> => where', 'package.json': '{"type":"module"}' },
      'index.handler',
    ],
    ['a package', { 'node_modules/pack/index.js': 'exports.handler = async () => __filename' }, 'pack.handler'],
  ])('%s', async (_, files, handler) => {
    const { value } = await trial.call(await trial.define(files, { handler }))
    expect(value).toMatch(/var\/task\/.*(index|app)\./)
  })

  test.each<readonly [string, Readonly<Record<string, string>>, string, { readonly errorType: string; readonly errorMessage: string | RegExp }]>([
    [
      'no such file',
      {},
      'index.handler',
      { errorType: 'Runtime.ImportModuleError', errorMessage: "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs" },
    ],
    [
      'a package that is missing',
      { 'index.js': 'require("nowhere")' },
      'index.handler',
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error: Cannot find module 'nowhere'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs",
      },
    ],
    [
      'no such export',
      { 'index.js': '' },
      'index.handler',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    ],
    [
      'no function',
      { 'index.js': 'exports.handler = 1' },
      'index.handler',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is not a function' },
    ],
    ['a syntax error', { 'index.js': 'exports.handler = (' }, 'index.handler', { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: /^SyntaxError: / }],
    ['no dot', { 'index.js': '' }, 'index', { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler' }],
    [
      'a way out',
      { 'index.js': '' },
      '../index.handler',
      {
        errorType: 'Runtime.MalformedHandlerName',
        errorMessage: "'../index.handler' is not a valid handler name. Use absolute paths when specifying root directories in handler names.",
      },
    ],
    ['an error while loading', { 'index.js': 'throw new TypeError("early")' }, 'index.handler', { errorType: 'TypeError', errorMessage: 'early' }],
  ])('%s is an error of the invocation', async (_, files, handler, { errorType, errorMessage }) => {
    const { value, functionError } = await trial.call(await trial.define(files, { handler }))
    expect([functionError, value.errorType]).toEqual(['Unhandled', errorType])
    expect(value.errorMessage).toMatch(errorMessage)
    expect(value.trace[0]).toBe(`${errorType}: ${value.errorMessage.split('\n')[0]}`)
    expect(Object.keys(value)).toEqual(['errorType', 'errorMessage', 'trace'])
  })
})

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ['a script', { 'index.js': 'exports.handler = async () => {\n  return ]\n}' }, '/var/task/index.js:2'],
  ['a script that it loads', { 'index.js': "require('./lib/a')", 'lib/a.js': '\n\nlet let = 1' }, '/var/task/lib/a.js:3'],
  ['a module', { 'index.mjs': 'export const handler = async () => {\n  const x = ;\n}' }, '/var/task/index.mjs:2'],
])('the trace of a syntax error says first where it stands: in %s', async (_, files, place) => {
  const { value } = await trial.call(await trial.define(files))
  expect(value.errorType).toBe('Runtime.UserCodeSyntaxError')
  expect(value.trace[1]).toBe(`    at ${place}`)
})

describe('a function that fails', () => {
  test.each<readonly [string, string, unknown]>([
    [
      'throws',
      'async () => { throw new RangeError("no") }',
      { errorType: 'RangeError', errorMessage: 'no', trace: expect.arrayContaining(['RangeError: no']) },
    ],
    [
      'throws at once',
      '() => { throw new RangeError("no") }',
      { errorType: 'RangeError', errorMessage: 'no', trace: expect.arrayContaining(['RangeError: no']) },
    ],
    ['throws a text', 'async () => { throw "a text" }', { errorType: 'string', errorMessage: 'a text', trace: [] }],
    ['throws an object', 'async () => { throw { a: 1 } }', { errorType: 'object', errorMessage: '[object Object]', trace: [] }],
    [
      'throws an error of its own',
      'async () => { class Mine extends Error { name = "Mine" } throw new Mine("x") }',
      { errorType: 'Mine', errorMessage: 'x', trace: expect.any(Array) },
    ],
    [
      'answers what is no JSON',
      'async () => { const a = {}; a.a = a; return a }',
      { errorType: 'Error', errorMessage: 'Unable to stringify response body', trace: expect.any(Array) },
    ],
    [
      'never settles',
      'async () => new Promise(() => {})',
      {
        errorType: 'Runtime.NodeJsExit',
        errorMessage:
          'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
        trace: expect.any(Array),
      },
    ],
    [
      'forgets a rejection',
      'async () => { Promise.reject(new Error("forgotten")); await new Promise((r) => setTimeout(r, 1000)) }',
      { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: forgotten', trace: expect.any(Array) },
    ],
    [
      'throws where nobody catches',
      'async () => { setTimeout(() => { throw new Error("late") }); await new Promise((r) => setTimeout(r, 1000)) }',
      { errorType: 'Error', errorMessage: 'late', trace: expect.any(Array) },
    ],
  ])('%s', async (_, body, expected) => {
    const answer = await answerOf(body)
    expect(answer.value).toEqual(expected)
    expect(answer.functionError).toBe('Unhandled')
  })

  test.each<readonly [string, string, string]>([
    ['exits', 'async () => process.exit(0)', 'Runtime exited without providing a reason'],
    ['exits with a code', 'async () => process.exit(7)', 'Runtime exited with error: exit status 7'],
    [
      'kills itself',
      'async () => { process.kill(process.pid, "SIGKILL"); await new Promise(() => setInterval(() => {}, 1000)) }',
      'Runtime exited with error: signal: killed',
    ],
    ['aborts', 'async () => process.abort()', 'Runtime exited with error: signal: aborted'],
  ])('%s, and the next invocation runs', async (_, body, reason) => {
    const version = await trial.define({ 'index.js': `let calls = 0; exports.handler = async (e) => { if (e.well) return ++calls; return (${body})() }` })
    expect((await trial.call(version, { well: true })).value).toBe(1)
    const answer = await trial.call(version)
    expect(answer.value).toEqual({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${answer.requestId} Error: ${reason}` })
    expect(answer.tail).toContain(`RequestId: ${answer.requestId} Error: ${reason}\nRuntime.ExitError\nEND RequestId: ${answer.requestId}\n`)
    expect(answer.tail).toMatch(/Max Memory Used: \d+ MB\tStatus: error\tError Type: Runtime.ExitError\n$/)
    expect((await trial.call(version, { well: true })).value).toBe(1)
  })

  test('that fails to load as slowly again says why, though its own time is shorter', async () => {
    const version = await trial.define(
      { 'index.js': 'const end = Date.now() + 1200; while (Date.now() < end); throw new Error("slow and broken")' },
      { timeoutInSeconds: 1 },
    )
    expect((await trial.call(version)).value).toMatchObject({ errorType: 'Error', errorMessage: 'slow and broken' })
  })

  test('that is killed leaves no word of the sandbox’s own in its log', async () => {
    const version = await trial.define({ 'index.js': 'exports.handler = async () => { process.kill(process.pid, "SIGKILL"); await new Promise(() => {}) }' })
    const { tail, requestId } = await trial.call(version)
    const exit = `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError\n`
    expect(tail).toContain(`START RequestId: ${requestId} Version: $LATEST\n${exit}END RequestId: ${requestId}\n`)
    // What it used before is known all the same.
    expect(Number(/Max Memory Used: (\d+) MB/.exec(tail)?.[1])).toBeGreaterThan(process.platform === 'linux' ? 10 : -1)
  })

  test('that exits while loading is tried twice', async () => {
    const version = await trial.define({ 'index.js': 'console.log("once"); process.exit(3)' })
    const answer = await trial.call(version)
    expect(answer.value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${answer.requestId} Error: Runtime exited with error: exit status 3`,
    })
    await expect.poll(() => trial.log.filter(({ group, message }) => group === version.logging.group && message.includes('once')).length).toBe(2)
  })

  test('a time-out ends what it runs; module state is new then, /tmp stays', async () => {
    const version = await trial.define(
      {
        'index.js':
          'const fs = require("fs"); let n = 0; exports.handler = async (e) => { n++; if (e.spin) { fs.writeFileSync("/tmp/kept", "kept"); for (;;); } return [n, fs.readFileSync("/tmp/kept", "utf8")] }',
      },
      { timeoutInSeconds: 1 },
    )
    const answer = await trial.call(version, { spin: true })
    expect(answer.value).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${answer.requestId} Error: Task timed out after 1.00 seconds` })
    expect(answer.tail).toMatch(
      new RegExp(`\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z ${answer.requestId} Task timed out after 1.00 seconds\n\nEND RequestId: ${answer.requestId}\nREPORT `),
    )
    expect(answer.tail).toMatch(/\tDuration: 1000.00 ms\t.*\tStatus: timeout\n$/)
    await expect.poll(async () => (await trial.call(version)).value).toEqual([1, 'kept'])
  })

  test('an answer over 6,291,556 bytes is refused, and the environment lives on', async () => {
    const version = await trial.define({ 'index.js': 'let n = 0; exports.handler = async (size) => { n++; return size ? "y".repeat(size - 2) : n }' })
    expect((await trial.call(version, 6_291_556)).value).toHaveLength(6_291_554)
    const answer = await trial.call(version, 6_291_557)
    expect(answer.value).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    })
    expect((await trial.call(version, 0)).value).toBe(3)
  })
})

describe('the log', () => {
  async function linesOf(body: string, more: Parameters<typeof trial.define>[1] = {}, loading = '') {
    const version = await trial.define({ 'index.js': `${loading}\nexports.handler = ${body}` }, more)
    const answer = await trial.call(version)
    await expect.poll(() => trial.log.some(({ group, message }) => group === version.logging.group && /^REPORT|platform.report/.test(message))).toBe(true)
    const lines = trial.log.filter(({ group }) => group === version.logging.group).map(({ message }) => message)
    return { answer, lines: lines.filter((line) => !line.includes('[Fourbox]') && !line.includes('fourbox.note')) }
  }

  test('text: the platform’s lines, the console’s levels, and raw lines', async () => {
    const { answer, lines } = await linesOf(
      'async () => { console.log("a %s", "b", { c: 1 }); console.warn("two\\nlines"); console.debug("d"); console.trace("t"); console.error("e"); process.stdout.write("raw\\nline\\n"); console.info("last") }',
      {},
      'console.log("loading")',
    )
    const { requestId } = answer
    expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, 'DATE'))).toEqual([
      expect.stringMatching(/^INIT_START Runtime Version: nodejs:24\.v\d+\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}\n$/),
      'DATE\tundefined\tINFO\tloading\n',
      `START RequestId: ${requestId} Version: $LATEST\n`,
      `DATE\t${requestId}\tINFO\ta b { c: 1 }\n`,
      `DATE\t${requestId}\tWARN\ttwo\nlines\n`,
      `DATE\t${requestId}\tDEBUG\td\n`,
      `DATE\t${requestId}\tTRACE\tt\n`,
      `DATE\t${requestId}\tERROR\te\n`,
      'raw\n',
      'line\n',
      `DATE\t${requestId}\tINFO\tlast\n`,
      `END RequestId: ${requestId}\n`,
      expect.stringMatching(
        new RegExp(
          `^REPORT RequestId: ${requestId}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\tInit Duration: \\d+\\.\\d\\d ms\t\n$`,
        ),
      ),
    ])
    expect(answer.tail).toBe(lines.slice(2).join(''))
  })

  test('a thrown error is one line before END, and no failure of the report', async () => {
    const { answer, lines } = await linesOf('async () => { const e = new TypeError("no"); e.extra = 1; throw e }')
    const line = lines.find((each) => each.includes('Invoke Error'))
    expect(line).toMatch(
      new RegExp(
        `^[^\t]+Z\t${answer.requestId}\tERROR\tInvoke Error \t\\{"errorType":"TypeError","errorMessage":"no","extra":1,"stack":\\["TypeError: no","    at `,
      ),
    )
    expect(lines.indexOf(line ?? '')).toBe(lines.length - 3)
    expect(lines.at(-1)).toMatch(/ ms\t\n$/)
  })

  test('a failed initialisation says so twice, each time with its phase', async () => {
    const { lines } = await linesOf('(', {})
    const shapes = lines.map((line) =>
      line
        .replace(id, 'ID')
        .replaceAll(/\d+\.\d\d ms/g, 'N ms')
        .replace(/^\d{4}\S+/, 'DATE')
        .replace(/\{.*\}/s, '{…}'),
    )
    expect(shapes.map((line) => line.replace(/^(INIT_START|REPORT).*?((?:Status.*)?)\n$/s, '$1 $2'))).toEqual([
      'INIT_START ',
      'DATE\tundefined\tERROR\tUncaught Exception \t{…}\n',
      'INIT_REPORT Init Duration: N ms\tPhase: init\tStatus: error\tError Type: Runtime.UserCodeSyntaxError\n',
      'DATE\tundefined\tERROR\tUncaught Exception \t{…}\n',
      'INIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: error\tError Type: Runtime.UserCodeSyntaxError\n',
      'START RequestId: ID Version: $LATEST\n',
      'END RequestId: ID\n',
      'REPORT Status: error\tError Type: Runtime.UserCodeSyntaxError',
    ])
  })

  test('JSON: records of the platform and of the function, at their levels', async () => {
    const { answer, lines } = await linesOf(
      'async () => { console.log({ a: 1 }); console.log("x", 1); console.debug("dropped"); console.error("oh", new TypeError("no")) }',
      { name: 'json', logging: { format: 'JSON', group: '/aws/lambda/json', applicationLevel: 'INFO', systemLevel: 'DEBUG' } },
    )
    const { requestId } = answer
    const records = lines.map((line) => JSON.parse(line))
    expect(records.map(({ type, level }) => type ?? level)).toEqual([
      'platform.initStart',
      'platform.initRuntimeDone',
      'platform.initReport',
      'platform.start',
      'INFO',
      'INFO',
      'ERROR',
      'platform.runtimeDone',
      'platform.report',
    ])
    expect(records[0].record).toMatchObject({
      initializationType: 'on-demand',
      phase: 'init',
      functionName: 'json',
      functionVersion: '$LATEST',
      instanceMaxMemory: 134_217_728,
    })
    expect(records[3].record).toEqual({ requestId, functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:json', version: '$LATEST' })
    expect(records[4]).toEqual({ timestamp: expect.any(String), level: 'INFO', requestId, message: { a: 1 } })
    expect(records[5].message).toBe('x 1')
    expect(records[6]).toMatchObject({ errorType: 'TypeError', errorMessage: 'no', stackTrace: expect.arrayContaining(['TypeError: no']) })
    expect(records.at(-1)).toMatchObject({ record: { requestId, status: 'success', metrics: { memorySizeMB: 128, billedDurationMs: expect.any(Number) } } })
    expect(answer.tail).toMatch(/^START RequestId: .*\n/)
    expect(answer.tail).toMatch(/REPORT RequestId: .*\t\n$/)
  })

  test('of a log group of one’s own, the streams carry the function’s name', async () => {
    const version = await trial.define(exporting('async (e, c) => [c.logGroupName, c.logStreamName]'), {
      name: 'grouped',
      logging: { format: 'Text', group: 'mine', applicationLevel: 'INFO', systemLevel: 'INFO' },
    })
    expect((await trial.call(version)).value).toEqual(['mine', expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/grouped\[\$LATEST\][0-9a-f]{32}$/)])
  })

  test('only the last 4096 bytes are the tail', async () => {
    const { tail } = await answerOf('async () => { for (let i = 0; i < 200; i++) console.log("x".repeat(100)) }')
    expect(Buffer.byteLength(tail)).toBe(4096)
    expect(tail).toMatch(/REPORT RequestId: [^\n]+\n$/)
  })
})

describe('streaming', () => {
  async function streamed(body: string) {
    const version = await trial.define(exporting(`awslambda.streamifyResponse(${body})`))
    const answer = await trial.functions.invokeStreaming(version, { payload: Buffer.from('{}'), invokedFunctionArn: version.functionArn, logTail: true })
    const pieces = []
    for await (const piece of answer.payload) pieces.push(Buffer.from(piece).toString())
    const { error, logTail } = await answer.ended
    return {
      contentType: answer.contentType,
      pieces,
      text: pieces.join(''),
      error: error && JSON.parse(Buffer.from(error.payload).toString()),
      tail: String(logTail),
    }
  }

  test('pieces come as they are written', async () => {
    const answer = await streamed(
      'async (e, stream) => { stream.write("one "); await new Promise((r) => setTimeout(r, 20)); stream.write({ two: 2 }); stream.end() }',
    )
    expect(answer).toMatchObject({ contentType: 'application/octet-stream', pieces: ['one ', '{"two":2}'], error: undefined })
  })

  test('HttpResponseStream writes its prelude and eight zero bytes first', async () => {
    const answer = await streamed(
      'async (e, stream) => { stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: "b" } }); stream.write("x"); stream.end() }',
    )
    expect(answer.contentType).toBe('application/vnd.awslambda.http-integration-response')
    expect(answer.text).toBe('{"statusCode":201,"headers":{"a":"b"}}\0\0\0\0\0\0\0\0x')
  })

  test('a pipeline of more than the socket holds arrives whole', async () => {
    const { text } = await streamed(
      'async (e, stream) => require("stream/promises").pipeline(require("stream").Readable.from(Array(300).fill("x".repeat(100000))), stream)',
    )
    expect(text).toHaveLength(30_000_000)
  })

  test('an error before anything is written is the whole; later it ends the stream', async () => {
    expect(await streamed('async () => { throw new Error("early") }')).toMatchObject({ text: '', error: { errorType: 'Error', errorMessage: 'early' } })
    expect(await streamed('async (e, stream) => { stream.write("begun"); throw new Error("late") }')).toMatchObject({
      text: 'begun',
      error: { errorMessage: 'late' },
    })
  })

  test('invoked as any other, a streaming function gives its bytes together', async () => {
    const version = await trial.define(
      exporting('awslambda.streamifyResponse(async (e, stream) => { stream.setContentType("text/plain"); stream.write("[1,"); stream.end("2]") })'),
    )
    const answer = await trial.call(version)
    expect([answer.value, answer.contentType]).toEqual([[1, 2], 'text/plain'])
  })

  test('a buffered function gives one piece', async () => {
    const version = await trial.define(exporting('async () => ({ a: 1 })'))
    const answer = await trial.functions.invokeStreaming(version, { payload: Buffer.from('{}'), invokedFunctionArn: version.functionArn })
    const pieces = []
    for await (const piece of answer.payload) pieces.push(Buffer.from(piece).toString())
    expect([answer.contentType, pieces]).toEqual(['application/json', ['{"a":1}']])
  })

  test('a reader who leaves lets the function end', async () => {
    const version = await trial.define(
      exporting(
        'awslambda.streamifyResponse(async (e, stream) => { for (let i = 0; i < 100; i++) if (!stream.write("x".repeat(100000))) await new Promise((r) => stream.once("drain", r)); stream.end() })',
      ),
    )
    const answer = await trial.functions.invokeStreaming(version, { payload: Buffer.from('{}'), invokedFunctionArn: version.functionArn })
    for await (const _ of answer.payload) break
    expect((await answer.ended).error).toBeUndefined()
  })
})
