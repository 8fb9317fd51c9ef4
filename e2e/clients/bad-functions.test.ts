import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs'
import { CreateFunctionCommand, type CreateFunctionCommandInput, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { lambdaClient, zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const Role = 'arn:aws:iam::000000000000:role/service'

let server: RunningServer
let client: LambdaClient
let logs: CloudWatchLogsClient
beforeAll(async () => {
  server = await startServer()
  client = lambdaClient(server)
  logs = new CloudWatchLogsClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  await create('well', { 'index.mjs': 'export const handler = async () => "well"' })
})
afterAll(async () => {
  for (const each of [client, logs]) each.destroy()
  await server.stop()
})

async function create(FunctionName: string, files: Readonly<Record<string, string>>, more: Partial<CreateFunctionCommandInput> = {}): Promise<void> {
  const Code = { ZipFile: await zipOf(files) }
  await client.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'index.handler', Role, Timeout: 20, Code, ...more }))
}

async function invoke(FunctionName: string): Promise<unknown> {
  const { Payload } = await client.send(new InvokeCommand({ FunctionName }))
  return JSON.parse(Payload?.transformToString() ?? 'null')
}

async function logOf(name: string): Promise<string> {
  let text = ''
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName: `/aws/lambda/${name}` })) {
    text += events.map(({ message }) => message).join('')
  }
  return text
}

const js = (body: string) => ({ 'index.js': `exports.handler = async () => { ${body} }` })
const exited = (reason: string) => ({ errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(`Error: Runtime exited with error: ${reason}$`) })
const timedOut = { errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/Error: Task timed out after 1\.00 seconds$/) }

describe('the caller is told AWS’s error, the log says why, and other functions go on:', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, unknown, RegExp, Partial<CreateFunctionCommandInput>]>([
    [
      'syntax-error',
      { 'index.js': 'exports.handler = async ( => 1' },
      { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: expect.stringMatching(/^SyntaxError: /), trace: expect.any(Array) },
      /ERROR\tUncaught Exception \t\{"errorType":"Runtime\.UserCodeSyntaxError"[^]*Status: error\tError Type: Runtime\.UserCodeSyntaxError/,
      {},
    ],
    [
      'syntax-error-in-python',
      { 'app.py': 'def handler(event, context)\n    return 1' },
      expect.objectContaining({
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: expect.stringMatching(/^Syntax error in module 'app': .* \(app\.py, line 1\)$/),
      }),
      /\[ERROR\] Runtime\.UserCodeSyntaxError: Syntax error in module 'app'/,
      { Runtime: 'python3.13', Handler: 'app.handler' },
    ],
    [
      'missing-file',
      { 'other.js': '' },
      { errorType: 'Runtime.ImportModuleError', errorMessage: expect.stringMatching(/^Error: Cannot find module 'index'/), trace: expect.any(Array) },
      /Runtime\.ImportModuleError/,
      {},
    ],
    [
      'missing-handler',
      { 'index.js': 'exports.other = 1' },
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported', trace: expect.any(Array) },
      /Runtime\.HandlerNotFound/,
      {},
    ],
    [
      'throws',
      js('throw new TypeError("no")'),
      { errorType: 'TypeError', errorMessage: 'no', trace: expect.arrayContaining(['TypeError: no']) },
      /ERROR\tInvoke Error \t\{"errorType":"TypeError","errorMessage":"no","stack":/,
      {},
    ],
    ['never-answers', js('await new Promise((resolve) => setTimeout(resolve, 60_000))'), timedOut, /Task timed out after 1\.00 seconds\n/, { Timeout: 1 }],
    ['exits', js('process.exit(7)'), exited('exit status 7'), /Error: Runtime exited with error: exit status 7\nRuntime\.ExitError\n/, {}],
    [
      'ignores-sigterm',
      { 'index.js': 'process.on("SIGTERM", () => {}); exports.handler = async () => { for (;;); }' },
      timedOut,
      /Task timed out after 1\.00 seconds\n/,
      { Timeout: 1 },
    ],
    [
      'answers-7-megabytes',
      js('return "x".repeat(7_000_000)'),
      { errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).' },
      /Status: error\tError Type: Function\.ResponseSizeTooLarge/,
      {},
    ],
    [
      'prints-100-megabytes',
      js('const line = "y".repeat(999_999) + "\\n"; for (let n = 0; n < 100; n++) require("fs").writeSync(1, line); return "printed"'),
      'printed',
      /What this invocation writes beyond 10485760 bytes is left out\./,
      {},
    ],
  ])('%s', async (name, files, expected, reason, more) => {
    await create(name, files, more)
    expect(await invoke(name)).toEqual(expected)
    expect(await invoke('well')).toBe('well')
    await expect.poll(() => logOf(name), { timeout: 10_000 }).toMatch(reason)
  })

  test.runIf(process.platform === 'linux').each<readonly [string, string, unknown, Partial<CreateFunctionCommandInput>]>([
    [
      'forks-without-end',
      'require("child_process").spawn("sh", ["-c", "b() { b | b & }; b; sleep 60"], { detached: true }); for (;;);',
      timedOut,
      { Timeout: 1 },
    ],
    ['eats-memory', 'const all = []; for (;;) { all.push(Buffer.alloc(5e6, 1)); await new Promise((r) => setTimeout(r, 1)) }', exited('signal: killed'), {}],
  ])('%s', async (name, body, expected, more) => {
    await create(name, js(body), more)
    expect(await invoke(name)).toEqual(expected)
    expect(await invoke('well')).toBe('well')
  })
})

describe('a zip is refused in AWS’s words', () => {
  const notUnzippable = 'Could not unzip uploaded file. Please check your file, then try to upload again.'

  /** A file of the archive gets another name of the same length, where it stands at its content and in the list. */
  const renamed = (zip: Buffer, from: string, to: string) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

  async function withLink(target: string): Promise<Buffer> {
    const archive = new ZipFile()
    archive.addBuffer(Buffer.from(target), 'link', { mode: 0o120_777 })
    archive.end()
    return buffer(archive.outputStream)
  }

  /** The list says that the file is so large. */
  function announcing(zip: Buffer, size: number): Buffer {
    const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    zip.writeUInt32LE(size, entry + 24)
    return zip
  }

  test.each<readonly [string, () => Promise<Buffer>, string]>([
    ['that is none', async () => Buffer.from('not a zip'), notUnzippable],
    ['that is cut off', async () => (await zipOf({ 'index.js': 'x'.repeat(1000) })).subarray(0, 80), notUnzippable],
    ['that leaves its folder', async () => renamed(await zipOf({ 'aa/x.js': 'x' }), 'aa/x.js', '../x.js'), notUnzippable],
    ['with a link that leaves its folder', () => withLink('../../../../etc/passwd'), notUnzippable],
    ['with a link to an absolute path', () => withLink('/etc/passwd'), notUnzippable],
    [
      'of more than 250 MB of files',
      async () => announcing(await zipOf({ 'index.js': 'x' }), 262_144_001),
      'Unzipped size must be smaller than 262144000 bytes',
    ],
  ])('%s', async (_, zip, message) => {
    const Code = { ZipFile: await zip() }
    const refused = client.send(new CreateFunctionCommand({ FunctionName: 'refused', Runtime: 'nodejs24.x', Handler: 'index.handler', Role, Code }))
    await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterValueException', message, $metadata: { httpStatusCode: 400 } })
  })
})
