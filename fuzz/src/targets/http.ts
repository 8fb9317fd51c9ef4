import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { deploy, httpProxy, mock } from '@fourbox/e2e/deploy.ts'
import { type RunningServer, startServer } from '@fourbox/e2e/server.ts'
import { type RawRequest, rawRequest } from '../grammar/raw-http.ts'
import { Complaint, type Target } from '../target.ts'

/** How long a plane may leave a request without an answer while it waits for the rest of it, in milliseconds. */
const patience = 300
/** Much longer than an answer takes on a slow machine: a plane that needs more is stuck. */
const stuck = 15_000
/** Of the server and its worker together, in megabytes. */
const mostMegabytes = 1_500

/** Whatever bytes come to the console's port, both planes answer, nothing is written that should not be, and no bug is told of. */
export const control = httpTarget({
  port: 'control',
  paths: [
    '/',
    '/restapis',
    '/restapis/@API@',
    '/restapis/@API@/resources',
    '/restapis?mode=import',
    '/_fourbox/traces',
    '/_fourbox/operations',
    '/console/',
    '/healthz',
    '/tags/',
    '/account',
  ],
  headers: [
    'x-fourbox-token: @TOKEN@',
    'x-fourbox-token: @TOKEN@',
    'Content-Type: application/json',
    'X-Amz-Target: a.B',
    'Accept: */*',
    'Origin: null',
    'Content-Encoding: gzip',
  ],
})

/** The same of the port of deployed APIs, whose back end gets no more requests than were sent. */
export const execute = httpTarget({
  port: 'execute',
  paths: [
    '/_aws/execute-api/@API@/prod/ok',
    '/_aws/execute-api/@API@/prod/fwd/a/b',
    '/_aws/execute-api/@API@/prod/model',
    '/_aws/execute-api/@API@/',
    '/ping',
    '/',
    '/_aws/',
  ],
  headers: [
    'Content-Type: application/json',
    'Content-Type: text/plain',
    'Accept: application/json',
    'X-HTTP-Method-Override: DELETE',
    'Accept-Encoding: gzip',
    'Content-Encoding: gzip',
    'x-api-key: a',
  ],
})

interface Plane {
  readonly port: 'control' | 'execute'
  readonly paths: readonly string[]
  readonly headers: readonly string[]
}

function httpTarget({ port, paths, headers }: Plane): Target<RawRequest> {
  return {
    cases: rawRequest({ paths, headers }),
    mostMillis: 3_000,
    start: async () => {
      let reached = 0
      const backEnd = createServer((request, response) => {
        reached++
        request.pipe(response)
      })
      await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
      const address = backEnd.address()
      const server = await startServer()
      const { restApiId } = await furnish(server, typeof address === 'object' && address !== null ? address.port : 0)
      let told = 0
      let runs = 0
      return {
        run: async ({ bytes }) => {
          reached = 0
          const text = bytes.replaceAll('@HOST@', `localhost:${server.ports[port]}`).replaceAll('@API@', restApiId).replaceAll('@TOKEN@', server.token)
          const answer = await send(server.ports[port], Buffer.from(text, 'latin1'))
          if (answer !== '' && !/^HTTP\/1\.1 \d{3} /.test(answer)) throw new Complaint(`answered what is no HTTP: ${JSON.stringify(answer.slice(0, 80))}`)
          if (port === 'control' && /^HTTP\/1\.1 50[0-3]/.test(answer)) throw new Complaint(`answered ${answer.slice(9, 12)}`)
          if (reached > 1) throw new Complaint(`the back end got ${reached} requests of one`)
          const errors = server.errors().slice(told)
          told = server.errors().length
          if (errors !== '') throw new Complaint(`the server said: ${errors}`)
          if (runs++ % 20 === 0) await expectWell(server)
        },
        stop: async () => {
          backEnd.close()
          backEnd.closeAllConnections()
          await server.stop()
        },
      }
    },
  }
}

async function furnish(server: RunningServer, backEndPort: number) {
  const forward = httpProxy(`http://127.0.0.1:${backEndPort}/{proxy}`, { requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } })
  const body = { in: 'body', name: 'Bounded', required: true, schema: { $ref: '#/definitions/Bounded' } }
  return deploy(
    server,
    {
      '/ok': { any: { integration: mock('$input.body') } },
      '/fwd/{proxy+}': { any: { parameters: [{ in: 'path', name: 'proxy', required: true, type: 'string' }], integration: forward } },
      '/model': { post: { parameters: [body], 'x-amazon-apigateway-request-validator': 'body', integration: mock('{}') } },
    },
    {
      definitions: { Bounded: { type: 'object', required: ['a'] } },
      'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true, validateRequestParameters: true } },
    },
  )
}

/** Sends bytes, and gives what came back until the server closed or had nothing more to say. */
function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let text = ''
    socket.setTimeout(patience, () => socket.destroy())
    socket.on('data', (data) => (text += data.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
    socket.write(bytes)
  })
}

/** Both planes answer, the API is what it was, and memory is within its bound. */
async function expectWell(server: RunningServer): Promise<void> {
  for (const origin of [server.controlOrigin, server.executeOrigin]) {
    const { status } = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(stuck) }).catch(() => ({ status: 0 }))
    if (status !== 200) throw new Complaint(`${origin === server.controlOrigin ? 'the control plane' : 'the data plane'} is not well: ${status}`)
  }
  const megabytes = residentMegabytes(server.processId)
  if (megabytes > mostMegabytes) throw new Complaint(`the server holds ${megabytes} megabytes`)
}

/** What a process and its children hold, where the system tells it. */
function residentMegabytes(processId: number): number {
  try {
    const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim()
    return [processId, ...children.split(' ').filter(Boolean)].reduce(
      (sum: number, id) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      0,
    )
  } catch {
    return 0
  }
}
