import { APIGatewayClient, GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { runFourbox } from '../fourbox-command.ts'
import { askSecurely, authorityOf, overPlainHttp } from '../https.ts'
import { sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'
import { workersOf } from '../worker-processes.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
let server: RunningServer
let api: Deployed
let ca: string

beforeAll(async () => {
  server = await startServer({ arguments: ['--https'], dataFolder })
  ca = authorityOf(server)
  api = await deploy(overPlainHttp(server), {
    '/place': { any: { integration: mock('$context.domainName $input.params("X-Forwarded-Proto") $input.params("X-Forwarded-Port")') } },
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataFolder, { recursive: true })
})

test('the addresses that it tells are https', async () => {
  expect(server.controlOrigin).toBe(`https://localhost:${server.ports.control}`)
  expect(server.executeOrigin).toBe(`https://localhost:${server.ports.execute}`)
  const plain = overPlainHttp(server)
  const { output } = await runFourbox(plain, 'export', api.restApiId, '--stage', 'prod', '--format', 'http')
  expect(output).toContain(`https://${api.restApiId}.execute-api.localhost:${server.ports.execute}/prod`)
})

test('a deployed API answers at its names over TLS, with a certificate of the authority', async () => {
  const { restApiId } = api
  for (const name of [
    `${restApiId}.execute-api.localhost`,
    `${restApiId}.execute-api.us-east-1.localhost`,
    `${restApiId}.execute-api.eu-central-1.localhost`,
    `${restApiId}.execute-api.us-east-1.amazonaws.com`,
  ]) {
    const answer = await askSecurely(server.ports.execute, name, '/prod/place', { ca })
    expect(answer).toMatchObject({ status: 200, body: `${name} https 443`, protocol: 'TLSv1.3' })
  }
  const byPath = `/_aws/execute-api/${restApiId}/prod/place`
  expect(await askSecurely(server.ports.execute, 'localhost', byPath, { ca })).toMatchObject({ status: 200 })
  for (const host of ['127.0.0.1', 'localhost']) expect(await askSecurely(server.ports.execute, '', byPath, { ca, host })).toMatchObject({ status: 200 })
})

test('the same port speaks plain HTTP, also when a request comes in pieces', async () => {
  const { status } = await sendRaw(server.ports.execute, `GET /prod/place HTTP/1.1\r\nHost: ${api.restApiId}.execute-api.localhost\r\n\r\n`)
  expect(status).toBe(200)
  const socket = connect(server.ports.execute, '127.0.0.1').setEncoding('utf8')
  socket.write('GET /healt')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.write('hz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  expect((await socket.toArray()).join('')).toContain('{"status":"ok"}')
})

test('AWS’s SDK speaks to the control plane over TLS, and the console’s page comes with it', async () => {
  const client = new APIGatewayClient({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { httpsAgent: new Agent({ ca }) },
  })
  expect((await client.send(new GetRestApisCommand({}))).items?.map(({ id }) => id)).toContain(api.restApiId)
  const origin = server.controlOrigin
  const headers = { Host: new URL(origin).host, Origin: origin, 'X-Fourbox-Token': server.token }
  expect(await askSecurely(server.ports.control, 'localhost', '/restapis', { ca, headers })).toMatchObject({ status: 200 })
  expect(await askSecurely(server.ports.control, 'localhost', '/restapis', { ca, headers: { ...headers, Origin: 'https://evil.example' } })).toMatchObject({
    status: 403,
  })
})

test('a client that does not trust the authority does not go on', async () => {
  await expect(askSecurely(server.ports.execute, 'localhost', '/healthz')).rejects.toThrow(/unable to (?:verify|get local issuer)/)
})

test('names that nobody serves get the one certificate that is there', async () => {
  for (const name of [
    'www.example.com',
    'a.b.execute-api.localhost',
    'x'.repeat(63),
    'not_a-region.execute-api.mars.localhost',
    'evil.execute-api.us-east-1.localhost.example.com',
  ]) {
    const { names } = await askSecurely(server.ports.execute, name, '/healthz', { ca, checkServerIdentity: () => undefined })
    expect(names).toContain('DNS:localhost')
    expect(names).not.toContain('example.com')
  }
})

test('more strange names than are kept leave it answering', async () => {
  const regions = Array.from({ length: 120 }, (_, index) => `aa-${'x'.repeat(1 + (index % 40))}-${'abc'[index % 3]}-1`)
  await Promise.all(regions.map((region) => askSecurely(server.ports.execute, `abc.execute-api.${region}.localhost`, '/healthz', { ca })))
  expect(await askSecurely(server.ports.execute, 'localhost', '/healthz', { ca })).toMatchObject({ status: 200 })
})

test.each([
  ['garbage behind the first byte of TLS', Buffer.from([22, 1, 2, 3, 4, 5, 6, 7])],
  ['a greeting without its members', Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0])],
  ['an announced megabyte', Buffer.from([22, 3, 1, 0x40, 0, 1, 0x10, 0, 0])],
  ['a greeting that OpenSSL refuses', greetingWithNothingToOffer()],
])('%s is cut off, on both ports', async (_what, bytes) => {
  for (const port of [server.ports.execute, server.ports.control]) {
    const socket = connect(port, '127.0.0.1')
    socket.end(bytes)
    socket.on('error', () => undefined)
    await once(socket.resume(), 'close')
    expect(await askSecurely(port, 'localhost', '/healthz', { ca })).toMatchObject({ status: 200 })
  }
})

test('whoever does not come to the end of a handshake is cut off in its time', { timeout: 30_000 }, async () => {
  const cutOff = [Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 0xfc]), Buffer.alloc(0)].map(async (bytes) => {
    const socket = connect(server.ports.execute, '127.0.0.1').on('error', () => undefined)
    if (bytes.length > 0) socket.write(bytes)
    await once(socket.resume(), 'close')
  })
  await Promise.all(cutOff)
  expect(await askSecurely(server.ports.execute, 'localhost', '/healthz', { ca })).toMatchObject({ status: 200 })
})

test.skipIf(process.platform === 'win32')('the authority’s key is its owner’s alone', () => {
  const folder = join(server.dataFolder, 'certificate-authority')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'fourbox-ca-key.pem')).mode & 0o777).toBe(0o600)
})

test('commands and variables lead to it over TLS', async () => {
  const { code, output } = await runFourbox(server, 'export', api.restApiId, '--stage', 'prod', '--format', 'http')
  expect([code, output.includes('https://')]).toEqual([0, true])
  const { output: variables } = await runFourbox({ dataFolder }, 'env', '--https', '--port', '4444', '--json')
  const file = join(dataFolder, 'certificate-authority/fourbox-ca.pem')
  expect(JSON.parse(variables)).toMatchObject({ AWS_ENDPOINT_URL_API_GATEWAY: 'https://localhost:4444', AWS_CA_BUNDLE: file, NODE_EXTRA_CA_CERTS: file })
})

test('a Fourbox that a test starts speaks TLS where it is asked to', async () => {
  const script = `
    import { startFourbox } from ${JSON.stringify(join(import.meta.dirname, '../../apps/server/src/embedded/index.ts'))}
    await using fourbox = await startFourbox({ options: ['--https'] })
    const { exitCode } = await fourbox.command('operations')
    console.log(JSON.stringify([exitCode, fourbox.endpoint, fourbox.environment.AWS_CA_BUNDLE === fourbox.environment.NODE_EXTRA_CA_CERTS]))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [exitCode, endpoint, isSame] = JSON.parse((await child.stdout.setEncoding('utf8').toArray()).join(''))
  expect([exitCode, isSame]).toEqual([0, true])
  expect(endpoint).toMatch(/^https:\/\/localhost:\d+$/)
})

test('the authority is told how to be trusted, and stays over a restart, with clients on the way out', async () => {
  const silent = connect(server.ports.execute, '127.0.0.1').on('error', () => undefined)
  await once(silent, 'connect')
  await server.stop()
  server = await startServer({ arguments: ['--https'], dataFolder })
  expect(authorityOf(server)).toBe(ca)
  expect(await askSecurely(server.ports.execute, `${api.restApiId}.execute-api.localhost`, '/prod/place', { ca })).toMatchObject({ status: 200 })
  const { code, output } = await runFourbox({ dataFolder }, 'trust')
  expect(code).toBe(0)
  for (const word of ['NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE', '--cacert', 'Firefox', 'macOS', 'Windows', 'update-ca-trust']) expect(output).toContain(word)
  expect(JSON.parse((await runFourbox({ dataFolder }, 'trust', '--json')).output)).toEqual({
    certificate: join(dataFolder, 'certificate-authority/fourbox-ca.pem'),
  })
})

test('a broken authority is said clearly, and no other is made in its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
  mkdirSync(join(folder, 'certificate-authority'))
  writeFileSync(join(folder, 'certificate-authority/fourbox-ca.pem'), ca)
  writeFileSync(join(folder, 'certificate-authority/fourbox-ca-key.pem'), 'nonsense')
  await expect(startServer({ arguments: ['--https'], dataFolder: folder })).rejects.toThrow(/fourbox-ca-key\.pem are no certificate with its key/)
  rmSync(folder, { recursive: true })
})

function greetingWithNothingToOffer(): Buffer {
  const hello = Buffer.concat([Buffer.from([3, 3]), Buffer.alloc(32), Buffer.from([0, 0, 2, 0, 0xff, 1, 0])])
  return Buffer.concat([Buffer.from([22, 3, 1, 0, hello.length + 4, 1, 0, 0, hello.length]), hello])
}

test.skipIf(process.platform !== 'linux')('who leaves right behind the handshake leaves nothing open', async () => {
  const [worker = 0] = workersOf(server)
  const open = () => [server.processId, worker].map((pid) => readdirSync(`/proc/${pid}/fd`).length)
  const before = open()
  for (const port of [server.ports.control, server.ports.execute]) await Promise.all(Array.from({ length: 60 }, () => greetAndLeave(port)))
  await expect
    .poll(() =>
      open()
        .map((count, index) => count - (before[index] ?? 0))
        .every((more) => more < 20),
    )
    .toBe(true)
})

function greetAndLeave(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectSecurely({ port, host: '127.0.0.1', ca, servername: 'localhost' }, () => {
      socket.destroy()
      resolve()
    })
    socket.on('error', reject)
  })
}
