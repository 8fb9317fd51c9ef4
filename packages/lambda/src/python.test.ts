import { afterAll, describe, expect, test, vi } from 'vitest'
import { openTrial } from './testing/trial.ts'

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const trial = await openTrial()
afterAll(() => trial.close())

const python = { runtime: 'python3.11', handler: 'app.handler' } as const

async function callApp(code: string, event?: unknown, more: Parameters<typeof trial.define>[1] = {}) {
  return trial.call(await trial.define({ 'app.py': code }, { ...python, ...more }), event)
}

describe('what a Python function answers', () => {
  test('JSON, with decimals as numbers', async () => {
    const code = 'from decimal import Decimal\ndef handler(event, context):\n    return {"got": event["a"], "d": Decimal("1.5"), "n": None, "u": "ü"}'
    expect((await callApp(code, { a: [1, 2] })).value).toEqual({ got: [1, 2], d: 1.5, n: null, u: 'ü' })
  })

  test('the context has AWS’s members', async () => {
    const code = `
import os
def handler(event, c):
    return [c.function_name, c.function_version, c.invoked_function_arn, c.memory_limit_in_mb, c.aws_request_id, c.log_group_name, c.log_stream_name,
            c.client_context.custom, c.identity.cognito_identity_id, c.get_remaining_time_in_millis(), os.environ["_X_AMZN_TRACE_ID"], os.getcwd()]`
    const version = await trial.define({ 'app.py': code }, { ...python, name: 'py-context' })
    const { value } = await trial.call(
      version,
      {},
      { clientContext: '{"custom":{"ä":"ü"}}', requestId: 'r-1', traceId: 'Root=1', cognitoIdentity: '{"cognitoIdentityId":"i"}' },
    )
    expect(value).toEqual([
      'py-context',
      '$LATEST',
      version.functionArn,
      '128',
      'r-1',
      '/aws/lambda/py-context',
      expect.stringMatching(/\[\$LATEST\]/),
      { ä: 'ü' },
      'i',
      expect.any(Number),
      'Root=1',
      '/var/task',
    ])
  })

  test('without a client context it is None', async () => {
    expect((await callApp('def handler(e, c):\n    return [c.client_context, c.identity.cognito_identity_id]')).value).toEqual([null, null])
  })
})

describe('a Python function that fails', () => {
  test('raises: AWS’s members, in AWS’s order, with its stack', async () => {
    const answer = await callApp('def handler(event, context):\n    raise ValueError("no")\n')
    expect(answer.value).toEqual({
      errorMessage: 'no',
      errorType: 'ValueError',
      requestId: answer.requestId,
      stackTrace: ['  File "/var/task/app.py", line 2, in handler\n    raise ValueError("no")\n'],
    })
    expect(Object.keys(answer.value)).toEqual(['errorMessage', 'errorType', 'requestId', 'stackTrace'])
    expect(answer.functionError).toBe('Unhandled')
    expect(answer.tail).toContain(
      '[ERROR] ValueError: no\nTraceback (most recent call last):\n\u00a0\u00a0File "/var/task/app.py", line 2, in handler\n\u00a0\u00a0\u00a0\u00a0raise ValueError("no")\nEND RequestId',
    )
  })

  test.each<readonly [string, string, string, string, string, readonly string[]]>([
    ['no such file', 'other.py', '', 'app.handler', "Runtime.ImportModuleError|Unable to import module 'app': No module named 'app'", []],
    [
      'a package that is missing',
      'app.py',
      'import nowhere',
      'app.handler',
      "Runtime.ImportModuleError|Unable to import module 'app': No module named 'nowhere'",
      [],
    ],
    ['no such function', 'app.py', '', 'app.handler', "Runtime.HandlerNotFound|Handler 'handler' missing on module 'app'", []],
    ['no dot', 'app.py', '', 'app', "Runtime.MalformedHandlerName|Bad handler 'app': not enough values to unpack (expected 2, got 1)", []],
    [
      'a syntax error',
      'app.py',
      'a = 1\nb = 2\nc = = 3\n',
      'app.handler',
      "Runtime.UserCodeSyntaxError|Syntax error in module 'app': invalid syntax (app.py, line 3)",
      ['  File "/var/task/app.py" Line 3\n    c = = 3\n'],
    ],
  ])('%s is an error of the invocation', async (_, file, code, handler, expected, stackTrace) => {
    const [errorType, errorMessage] = expected.split('|')
    const { value } = await trial.call(await trial.define({ [file]: code }, { ...python, handler }))
    expect(value).toEqual({ errorMessage, errorType, requestId: '', stackTrace })
  })

  test('raises while loading: the machinery of the import is in the stack, as on AWS', async () => {
    const { value } = await callApp('raise KeyError("early")')
    expect(value).toMatchObject({ errorMessage: "'early'", errorType: 'KeyError', requestId: '' })
    expect(value.stackTrace[0]).toMatch(/^ {2}File "\/var\/lang\/lib\/python3\.11\/importlib\/__init__\.py", line \d+, in import_module\n/)
    expect(value.stackTrace.at(-1)).toBe('  File "/var/task/app.py", line 1, in <module>\n    raise KeyError("early")\n')
  })

  test('answers what is no JSON', async () => {
    const { value } = await callApp('def handler(e, c):\n    return {1, 2}')
    expect(value).toMatchObject({ errorType: 'Runtime.MarshalError', errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable' })
  })

  test.each([
    ['exits', 'import sys\ndef handler(e, c):\n    sys.exit(0)', 'Runtime exited without providing a reason'],
    ['exits with a code', 'import os\ndef handler(e, c):\n    os._exit(9)', 'Runtime exited with error: exit status 9'],
    ['crashes', 'import os, signal\ndef handler(e, c):\n    os.kill(os.getpid(), signal.SIGSEGV)', 'Runtime exited with error: signal: segmentation fault'],
  ])('%s', async (_, code, reason) => {
    const answer = await callApp(code)
    expect(answer.value).toEqual({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${answer.requestId} Error: ${reason}` })
  })

  test('a time-out ends it, though it ignores SIGTERM', async () => {
    const code =
      'import signal, time\nn = 0\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ndef handler(e, c):\n    global n\n    n += 1\n    if e: time.sleep(30)\n    return n'
    const version = await trial.define({ 'app.py': code }, { ...python, timeoutInSeconds: 1 })
    const answer = await trial.call(version, { sleep: true })
    expect(answer.value.errorMessage).toBe(`RequestId: ${answer.requestId} Error: Task timed out after 1.00 seconds`)
    // A machine on which Python alone takes the second is asked again: the process that was ended would have counted on.
    await expect.poll(async () => (await trial.call(version)).value).toBe(1)
  })

  test('an answer over the limit is refused, and the environment lives on', async () => {
    const version = await trial.define({ 'app.py': 'n = 0\ndef handler(e, c):\n    global n\n    n += 1\n    return "y" * 7000000 if e else n' }, python)
    expect((await trial.call(version, { big: true })).value.errorType).toBe('Function.ResponseSizeTooLarge')
    expect((await trial.call(version)).value).toBe(2)
  })
})

describe('the log of a Python function', () => {
  const code = `
import logging
logger = logging.getLogger()
logger.setLevel("INFO")
logger.info("loading")
def handler(event, context):
    print("one\\ntwo\\r still two")
    logger.info("hello %s", "you")
    logging.getLogger("mine").warning("two\\nlines")
    logger.debug("dropped")
    print("last")
`

  test('text: prints a line an event, logging with its form', async () => {
    const version = await trial.define({ 'app.py': code }, { ...python, name: 'py-text' })
    const { requestId, tail } = await trial.call(version)
    await expect.poll(() => trial.log.some(({ group, message }) => group === '/aws/lambda/py-text' && message.startsWith('REPORT'))).toBe(true)
    const lines = trial.log
      .filter(({ group }) => group === '/aws/lambda/py-text')
      .map(({ message }) => message.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, 'DATE'))
    expect(lines.slice(0, -1)).toEqual([
      expect.stringMatching(/^INIT_START Runtime Version: python:3.11.v\d+\t/),
      '[INFO]\tDATE\t\tloading\n',
      `START RequestId: ${requestId} Version: $LATEST\n`,
      'one\n',
      'two\r still two\n',
      `[INFO]\tDATE\t${requestId}\thello you\n`,
      `[WARNING]\tDATE\t${requestId}\ttwo\nlines\n`,
      'last\n',
      `END RequestId: ${requestId}\n`,
    ])
    expect(tail).toMatch(/^START RequestId/)
  })

  test('JSON: one record a line', async () => {
    const logging = { format: 'JSON', group: '/aws/lambda/py-json', applicationLevel: 'INFO', systemLevel: 'WARN' } as const
    const version = await trial.define({ 'app.py': `${code}    raise ValueError("no")` }, { ...python, name: 'py-json', logging })
    const { requestId } = await trial.call(version)
    await expect.poll(() => trial.log.filter(({ group }) => group === '/aws/lambda/py-json').length).toBeGreaterThan(6)
    const lines = trial.log.filter(({ group }) => group === '/aws/lambda/py-json').map(({ message }) => message)
    const records = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    expect(records).toEqual([
      { timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), level: 'INFO', message: 'loading', logger: 'root', requestId: '' },
      { timestamp: expect.any(String), level: 'INFO', message: 'hello you', logger: 'root', requestId },
      { timestamp: expect.any(String), level: 'WARNING', message: 'two\nlines', logger: 'mine', requestId },
      {
        timestamp: expect.any(String),
        level: 'ERROR',
        errorMessage: 'no',
        errorType: 'ValueError',
        requestId,
        stackTrace: [expect.stringContaining('app.py')],
      },
    ])
    expect(lines).toContain('one\n')
  })

  test('a failed initialisation warns first', async () => {
    const version = await trial.define({ 'app.py': 'import nowhere' }, { ...python, name: 'py-init' })
    await trial.call(version)
    await expect.poll(() => trial.log.some(({ group, message }) => group === '/aws/lambda/py-init' && message.startsWith('REPORT'))).toBe(true)
    const lines = trial.log.filter(({ group }) => group === '/aws/lambda/py-init').map(({ message }) => message)
    expect(lines[1]).toMatch(/^\[WARNING\]\t[^\t]+Z\t\tLAMBDA_WARNING: Unhandled exception\. The most likely cause is an issue in the function code\. /)
    expect(lines[2]).toBe("[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'nowhere'\nTraceback (most recent call last):")
    expect(lines[3]).toMatch(/^INIT_REPORT Init Duration: .* ms\tPhase: init\tStatus: error\tError Type: Runtime\.ImportModuleError\n$/)
    expect(lines.at(-1)).toMatch(/\tStatus: error\tError Type: Runtime\.ImportModuleError\n$/)
  })
})

test('the environment is AWS’s, and nothing else', async () => {
  process.env.FOURBOX_SECRET_OF_A_TEST = 'x'
  const { value } = await callApp(
    'import os\ndef handler(e, c):\n    return dict(os.environ)',
    {},
    { runtime: 'python3.12', environment: { MINE: "it's $HOME `x`\n" }, name: 'py-env' },
  )
  delete process.env.FOURBOX_SECRET_OF_A_TEST
  expect(new Set(Object.keys(value))).toEqual(
    new Set(
      'AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_RUNTIME_API AWS_REGION AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_XRAY_CONTEXT_MISSING AWS_XRAY_DAEMON_ADDRESS LAMBDA_RUNTIME_DIR LAMBDA_TASK_ROOT LANG LC_CTYPE LD_LIBRARY_PATH MINE PATH PWD PYTHONPATH SHLVL TZ _AWS_XRAY_DAEMON_ADDRESS _AWS_XRAY_DAEMON_PORT _HANDLER _X_AMZN_TRACE_ID'.split(
        ' ',
      ),
    ),
  )
  expect(value).toMatchObject({
    AWS_EXECUTION_ENV: 'AWS_Lambda_python3.12',
    TZ: ':UTC',
    MINE: "it's $HOME `x`\n",
    LAMBDA_TASK_ROOT: '/var/task',
    SHLVL: '0',
    PWD: '/var/task',
  })
})
