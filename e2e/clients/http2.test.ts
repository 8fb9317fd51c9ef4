import { CreateBasePathMappingCommand, CreateDomainNameCommand } from '@aws-sdk/client-api-gateway'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type SecureClientSessionOptions,
} from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { askSecurely, authorityOf, overPlainHttp } from '../https.ts'
import { type RunningServer, startServer } from '../server.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
const certificates = join(import.meta.dirname, 'cases/certificates')
const megabyte = 'x'.repeat(1024 * 1024)

let server: RunningServer
let api: Deployed
let backEnd: Server

beforeAll(async () => {
  server = await startServer({ arguments: ['--https'], dataFolder })
  // Echoes, and waits where it is asked to.
  backEnd = createServer((request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    if (request.url === '/large') response.end(megabyte)
    else if (request.url === '/slow') setTimeout(() => response.end('late'), 1500)
    else request.pipe(response)
  }).listen(0, '127.0.0.1')
  await once(backEnd, 'listening')
  const address = backEnd.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  api = await deploy(overPlainHttp(server), {
    '/facts': {
      any: {
        integration: mock(
          '$context.protocol $context.httpMethod $context.domainName $input.params("Host") $input.params("cookie") $input.params("q") $context.tlsVersion',
        ),
      },
    },
    '/subject': { any: { integration: mock('$context.identity.clientCert.subjectDN') } },
    ...Object.fromEntries(['echo', 'large', 'slow'].map((name) => [`/${name}`, { any: { integration: httpProxy(`${origin}/${name}`) } }])),
  })
})
afterAll(async () => {
  backEnd.close()
  await server.stop()
  rmSync(dataFolder, { recursive: true })
})

const nameOf = () => `${api.restApiId}.execute-api.localhost`

async function begin(name: string, options: SecureClientSessionOptions = {}): Promise<ClientHttp2Session> {
  const session = connect(`https://127.0.0.1:${server.ports.execute}`, { ca: authorityOf(server), servername: name, ...options })
  await once(session, 'connect')
  return session
}

interface Answer {
  readonly status: unknown
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

async function answerOf(stream: ClientHttp2Stream): Promise<Answer> {
  const [headers]: IncomingHttpHeaders[] = await once(stream, 'response')
  const body = (await stream.setEncoding('utf8').toArray()).join('')
  return { status: headers?.[':status'], headers: headers ?? {}, body }
}

const ask = (session: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: string) => {
  const stream = session.request({ ':authority': `${nameOf()}:${server.ports.execute}`, ...headers })
  stream.end(body)
  return answerOf(stream)
}

test('a client that would rather speak HTTP/2 does, and the API sees HTTP/1.1 as it does at AWS', async () => {
  const session = await begin(nameOf())
  expect(session.alpnProtocol).toBe('h2')
  const { status, headers, body } = await ask(session, { ':path': '/prod/facts?q=7', cookie: ['a=1', 'b=2'] })
  expect(status).toBe(200)
  expect(body).toBe(`HTTP/1.1 GET ${nameOf()} ${nameOf()}:${server.ports.execute} a=1; b=2 7 TLSv1.3`)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-amz-apigw-id': expect.any(String) })
  expect(headers).not.toHaveProperty('connection')
  session.close()
})

test('a client that speaks HTTP/1.1 only is answered so on the same port', async () => {
  const answer = await askSecurely(server.ports.execute, nameOf(), '/prod/facts', { ca: authorityOf(server) })
  expect(answer.status).toBe(200)
})

test('bodies go both ways whole, with a length, without one, large and beside each other', async () => {
  const session = await begin(nameOf())
  const echoed = await Promise.all([
    ask(session, { ':path': '/prod/echo', ':method': 'POST', 'content-length': 5 }, 'hello'),
    ask(session, { ':path': '/prod/echo', ':method': 'POST' }, megabyte),
    ask(session, { ':path': '/prod/large' }),
    ask(session, { ':path': '/prod/echo', ':method': 'POST' }, ''),
    ask(session, { ':path': '/prod/large', ':method': 'HEAD' }),
  ])
  expect(echoed.map(({ status, body }) => [status, body.length])).toEqual([
    [200, 5],
    [200, megabyte.length],
    [200, megabyte.length],
    [200, 0],
    [200, 0],
  ])
  expect(echoed[0]?.headers['set-cookie']).toEqual(['a=1', 'b=2'])
  const [first, ...others] = await Promise.all(Array.from({ length: 100 }, () => ask(session, { ':path': '/prod/facts' })))
  expect(first?.status).toBe(200)
  expect(others.every(({ status }) => status === 200)).toBe(true)
  session.close()
})

test('a body that is too large is refused, and its connection goes on', async () => {
  const session = await begin(nameOf())
  const stream = session.request({ ':authority': nameOf(), ':path': '/prod/echo', ':method': 'POST' })
  stream.on('error', () => undefined)
  const answered = once(stream, 'response')
  for (let sent = 0; sent < 11 && !stream.destroyed; sent++) stream.write(megabyte)
  const [headers] = await answered
  expect(Object(headers)[':status']).toBe(413)
  const announced = await ask(session, { ':path': '/prod/echo', ':method': 'POST', 'content-length': 99_000_000 }).catch(() => undefined)
  expect(announced?.status ?? 413).toBe(413)
  expect(await ask(session, { ':path': '/prod/facts' })).toMatchObject({ status: 200 })
  session.destroy()
})

test('an unknown path, an unknown API and no path at all are refused as over HTTP/1.1', async () => {
  const session = await begin(nameOf())
  expect(await ask(session, { ':path': '/prod/nowhere' })).toMatchObject({ status: 403, body: '{"message":"Missing Authentication Token"}' })
  expect(await ask(session, { ':path': '/prod/facts', ':authority': 'nowhere.execute-api.localhost' })).toMatchObject({ status: 403 })
  expect(await ask(session, { ':path': '*', ':method': 'OPTIONS' })).toMatchObject({ status: 400 })
  session.close()
})

test('a stream that is given up ends its call alone', async () => {
  const session = await begin(nameOf())
  const given = session.request({ ':authority': nameOf(), ':path': '/prod/slow' })
  given.on('error', () => undefined).end()
  const beside = ask(session, { ':path': '/prod/slow' })
  given.close()
  expect(await beside).toMatchObject({ status: 200, body: 'late' })
  session.close()
})

test('mutual TLS holds for HTTP/2', async () => {
  const client = overPlainHttp(server).client()
  mkdirSync(join(dataFolder, 'truststores'))
  copyFileSync(join(certificates, 'authority.pem'), join(dataFolder, 'truststores/devices.pem'))
  const domainName = 'devices.example.com'
  const mutualTlsAuthentication = { truststoreUri: 's3://bucket/devices.pem' }
  await client.send(
    new CreateDomainNameCommand({
      domainName,
      mutualTlsAuthentication,
      regionalCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a',
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  )
  await client.send(new CreateBasePathMappingCommand({ domainName, restApiId: api.restApiId, stage: 'prod' }))
  const pem = readFileSync(join(certificates, 'client.pem'))
  const trusted = await begin(domainName, { cert: pem, key: pem })
  expect(await ask(trusted, { ':authority': domainName, ':path': '/subject' })).toMatchObject({ status: 200, body: expect.stringContaining('CN=device-1') })
  const other = await begin(nameOf())
  expect(await ask(other, { ':authority': domainName, ':path': '/subject' })).toMatchObject({ status: 403 })
  trusted.close()
  other.close()
})

test('what is not HTTP/2 although it was agreed on ends that connection alone', async () => {
  const session = await begin(nameOf())
  const socket = connectTls({ host: '127.0.0.1', port: server.ports.execute, servername: nameOf(), ca: authorityOf(server), ALPNProtocols: ['h2'] })
  await once(socket, 'secureConnect')
  socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket.resume(), 'close')
  expect(await ask(session, { ':path': '/prod/facts' })).toMatchObject({ status: 200 })
  session.close()
})

test('a server that is told to stop answers the calls in flight, and ends idle connections', async () => {
  const [idle, busy] = [await begin(nameOf()), await begin(nameOf())]
  const inFlight = ask(busy, { ':path': '/prod/slow' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const stopped = server.stop()
  expect(await inFlight).toMatchObject({ status: 200, body: 'late' })
  expect(await stopped).toBe(0)
  expect([idle.closed || idle.destroyed, busy.closed || busy.destroyed]).toEqual([true, true])
})
