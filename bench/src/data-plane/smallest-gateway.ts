/*
 * The smallest proxy that a back end and a client cannot tell from HTTP_PROXY by its headers: node:http, undici's `Pool.dispatch`, the headers that AWS adds
 * on both ways, and its new names for those of a back end. No API, no stage, no routes, no limits, no errors: smallest-gateway.ts BACK-END-PORT.
 * Prints its port.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { PassedOn, type RawHeaders } from './passed-on.ts'

const [backEnd = ''] = process.argv.slice(2)
const pool = new Pool(`http://127.0.0.1:${backEnd}`, { connections: 1024, pipelining: 1 })
const apiId = 'abcdefghij'

/** Bytes that nobody can guess are drawn many at a time. */
let drawn = Buffer.alloc(0)
let used = 0
function draw(size: number): Buffer {
  if (used + size > drawn.length) [drawn, used] = [randomBytes(8192), 0]
  return drawn.subarray(used, (used += size))
}

const ofOneHop = new Set(['host', 'connection', 'content-length', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])
const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'via', 'content-length'])
const remapped = new Set(['authorization', 'date', 'host', 'max-forwards', 'server', 'trailer', 'user-agent', 'www-authenticate', 'x-amzn-requestid'])

/** The client's headers: those that AWS adds, and the back end's, some of them under a name of AWS's. */
function headersOf(raw: RawHeaders, traceId: string): string[] {
  const headers: string[] = ['x-amzn-RequestId', randomUUID(), 'x-amz-apigw-id', draw(11).toString('base64'), 'X-Amzn-Trace-Id', traceId]
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = String(raw[index])
    const lower = name.toLowerCase()
    const value = raw[index + 1]?.toString('latin1') ?? ''
    if (lower === 'content-length') headers.push(name, value, `x-amzn-Remapped-${name}`, value)
    else if (!dropped.has(lower)) headers.push(remapped.has(lower) ? `x-amzn-Remapped-${name}` : name, value)
  }
  return headers
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const random = draw(12).toString('hex')
    const traceId = `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${random}`
    const headers: string[] = []
    let forwardedFor = ''
    for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
      const name = request.rawHeaders[index] ?? ''
      const value = request.rawHeaders[index + 1] ?? ''
      const lower = name.toLowerCase()
      if (lower === 'x-forwarded-for') forwardedFor += `${value}, `
      else if (!ofOneHop.has(lower)) headers.push(name, value)
    }
    headers.push('X-Amzn-Trace-Id', traceId, 'X-Forwarded-For', forwardedFor + (request.socket.remoteAddress ?? ''))
    headers.push('X-Forwarded-Port', '443', 'X-Forwarded-Proto', 'https', 'x-amzn-apigateway-api-id', apiId)
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null
    pool.dispatch({ path: request.url ?? '/', method: request.method ?? 'GET', headers, body }, new PassedOn(response, (raw) => headersOf(raw, traceId)))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
