/* The bare proxy: node:http in front of undici's `Pool.dispatch`, everything handed on: bare-proxy.ts BACK-END-PORT. Prints its port. */
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { PassedOn, type RawHeaders } from './passed-on.ts'

const [backEnd = ''] = process.argv.slice(2)
const pool = new Pool(`http://127.0.0.1:${backEnd}`, { connections: 1024, pipelining: 1 })

const unchanged = (raw: RawHeaders) => raw.map((part) => part.toString('latin1'))

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const headers = request.rawHeaders.filter((_, at) => !/^(host|connection|content-length)$/i.test(request.rawHeaders[at - (at % 2)] ?? ''))
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null
    pool.dispatch({ path: request.url ?? '/', method: request.method ?? 'GET', headers, body }, new PassedOn(response, unchanged))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
